//! Lines and blocks as shapes: as characters they leave gaps, each font in its own way.

use std::fmt::Write;

use super::{HEIGHT, Run, WIDTH, left};

/// Half the thickness of a thin and of a heavy line.
const THIN: f32 = 0.5;
const HEAVY: f32 = 1.1;

/// Whether cells of this character next to each other are one shape.
pub(super) fn goes_through(character: char) -> bool {
    matches!(character, '─' | '━' | '░' | '▀' | '▁'..='█')
}

/// Draws a piece that is a shape; `false` for any other.
pub(super) fn draw(out: &mut String, run: &Run, y: f32) -> bool {
    let mut characters = run.text.chars();
    let (Some(character), None) = (characters.next(), characters.next()) else { return false };
    let (x, width, paint) = (left(run), f32::from(run.cells) * WIDTH, run.look.paint());
    if let Some([left, top, part, height]) = block(character) {
        rect(out, [x + left * width, y + top * HEIGHT, part * width, height * HEIGHT], &paint);
    } else if character == '░' {
        rect(out, [x, y, width, HEIGHT], &format!("{paint} fill-opacity=\".35\""));
    } else if let Some(path) = corner(character, x, y) {
        let stroke = paint.replacen("fill", "stroke", 1);
        let _ = writeln!(out, r#"<path d="{path}" fill="none" {stroke}/>"#);
    } else if let Some((arms, half)) = arms(character) {
        lines(out, [x, y, width], arms, half, &paint);
    } else {
        return false;
    }
    true
}

/// Draws lines from the middle to where they go, as one bar each way.
fn lines(out: &mut String, [x, y, width]: [f32; 3], arms: &str, half: f32, paint: &str) {
    let (middle_x, middle_y) = (x + width / 2.0, y + HEIGHT / 2.0);
    let end = |towards: char, there: f32, middle: f32| if arms.contains(towards) { there } else { middle };
    let (left, right) = (end('l', x, middle_x), end('r', x + width, middle_x));
    let (top, bottom) = (end('u', y, middle_y), end('d', y + HEIGHT, middle_y));
    if right > left {
        rect(out, [left, middle_y - half, right - left, 2.0 * half], paint);
    }
    if bottom > top {
        rect(out, [middle_x - half, top, 2.0 * half, bottom - top], paint);
    }
}

fn rect(out: &mut String, [x, y, width, height]: [f32; 4], paint: &str) {
    let _ = writeln!(out, r#"<rect x="{x:.2}" y="{y:.2}" width="{width:.2}" height="{height:.2}" {paint}/>"#);
}

/// Left, top, width and height of a block, as parts of the cell.
fn block(character: char) -> Option<[f32; 4]> {
    Some(match character {
        '▁'..='█' => {
            let height = (character as u32 - '▁' as u32 + 1) as f32 / 8.0;
            [0.0, 1.0 - height, 1.0, height]
        }
        '▉'..='▏' => [0.0, 0.0, ('▏' as u32 - character as u32 + 1) as f32 / 8.0, 1.0],
        '▐' => [0.5, 0.0, 0.5, 1.0],
        '▀' => [0.0, 0.0, 1.0, 0.5],
        _ => return None,
    })
}

/// Where lines go from the middle of the cell (left, right, up, down), and half their thickness.
const fn arms(character: char) -> Option<(&'static str, f32)> {
    Some(match character {
        '─' => ("lr", THIN),
        '━' => ("lr", HEAVY),
        '│' => ("ud", THIN),
        '┌' => ("rd", THIN),
        '┐' => ("ld", THIN),
        '└' => ("ru", THIN),
        '┘' => ("lu", THIN),
        '├' => ("rud", THIN),
        '┤' => ("lud", THIN),
        '┬' => ("lrd", THIN),
        '┴' => ("lru", THIN),
        '┼' => ("lrud", THIN),
        _ => return None,
    })
}

/// The path of a round corner.
fn corner(character: char, x: f32, y: f32) -> Option<String> {
    let (middle_x, middle_y) = (x + WIDTH / 2.0, y + HEIGHT / 2.0);
    let (end_x, end_y) = match character {
        '╭' => (x + WIDTH, y + HEIGHT),
        '╮' => (x, y + HEIGHT),
        '╰' => (x + WIDTH, y),
        '╯' => (x, y),
        _ => return None,
    };
    Some(format!("M{middle_x:.2} {end_y:.2}Q{middle_x:.2} {middle_y:.2} {end_x:.2} {middle_y:.2}"))
}
