//! Joi's `number().integer().min().max()` over the text of a query.

use serde_json::{Value, json};

/// The largest integer that JavaScript holds exactly.
const MAX_SAFE: f64 = 9_007_199_254_740_991.0;

pub(super) struct NumberFault {
    pub(super) kind: &'static str,
    pub(super) says: String,
    pub(super) context: Value,
}

/// The number that JavaScript would read; no hexadecimal, no `Infinity`.
pub(super) fn parse(text: &str) -> Option<f64> {
    let plain = !text.is_empty() && text.bytes().all(|byte| b"0123456789+-.eE".contains(&byte));
    if plain { text.parse::<f64>().ok().filter(|number| number.is_finite()) } else { None }
}

/// The first rule that the text breaks.
pub(super) fn judge(text: &str, min: i64, max: Option<i64>) -> Option<NumberFault> {
    let fault = |kind, says: String, context| Some(NumberFault { kind, says, context });
    let Some(number) = parse(text) else {
        return fault("number.base", "must be a number".to_owned(), json!({}));
    };
    if number.abs() > MAX_SAFE {
        return fault("number.unsafe", "must be a safe number".to_owned(), json!({}));
    }
    if number.fract() != 0.0 {
        return fault("number.integer", "must be an integer".to_owned(), json!({ "value": number }));
    }
    let number = number as i64;
    if number < min {
        let says = format!("must be greater than or equal to {min}");
        return fault("number.min", says, json!({ "limit": min, "value": number }));
    }
    match max {
        Some(max) if number > max => {
            let says = format!("must be less than or equal to {max}");
            fault("number.max", says, json!({ "limit": max, "value": number }))
        }
        _ => None,
    }
}
