use super::*;
use crate::api::Route;

const PAGE: Call = Call { id: 1, route: Route::Messages };
const COUNT: Call = Call { id: 2, route: Route::LabelOverview };

/// What is said into a pipe.
fn piped() -> (Arc<Patience>, Arc<Mutex<Vec<String>>>) {
    let said = Arc::new(Mutex::new(Vec::new()));
    let ear = Arc::clone(&said);
    let mouth = Mouth::Lines(Box::new(move |line| locked(&ear).push(line.to_owned())));
    (Patience::new(mouth), said)
}

/// The clock stands still until everything waits for it: each step of this is what it says.
async fn pass(time: Duration) {
    sleep(time).await;
}

fn sending(attempt: u32) -> Attempt {
    Attempt::Sending { attempt, of: 5 }
}

fn waiting(seconds: u64) -> Attempt {
    let because = "the server failed (503)".to_owned();
    Attempt::Waiting { attempt: 1, of: 5, wait: Duration::from_secs(seconds), because }
}

#[tokio::test(start_paused = true)]
async fn a_silence_is_told_after_two_seconds_once_an_attempt() {
    let (patience, said) = piped();
    patience.follow(PAGE, sending(1));
    pass(Duration::from_millis(1_900)).await;
    assert!(locked(&said).is_empty());
    pass(Duration::from_secs(20)).await;
    patience.follow(PAGE, waiting(120));
    patience.follow(PAGE, sending(2));
    pass(Duration::from_secs(9)).await;
    patience.follow(PAGE, Attempt::Over);
    pass(Duration::from_secs(9)).await;
    assert_eq!(
        *locked(&said),
        [
            "vipdeck: vip-messages: no answer for 2 s (attempt 1 of 5)",
            "vipdeck: the server failed (503): retrying in 2 min (attempt 2 of 5)",
            "vipdeck: vip-messages: no answer for 2 s (attempt 2 of 5)",
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn an_answer_in_time_is_not_worth_a_word() {
    let (patience, said) = piped();
    patience.follow(PAGE, sending(1));
    pass(Duration::from_secs(1)).await;
    patience.follow(PAGE, Attempt::Over);
    patience.follow(Call { route: Route::MessagesExport, ..PAGE }, sending(1));
    pass(Duration::from_mins(1)).await;
    assert!(locked(&said).is_empty(), "an export takes its time");
}

#[tokio::test(start_paused = true)]
async fn an_answer_to_one_call_says_nothing_of_another() {
    let (patience, said) = piped();
    patience.follow(PAGE, sending(1));
    patience.follow(COUNT, sending(1));
    pass(Duration::from_secs(1)).await;
    patience.follow(COUNT, Attempt::Over);
    pass(Duration::from_secs(2)).await;
    assert_eq!(*locked(&said), ["vipdeck: vip-messages: no answer for 2 s (attempt 1 of 5)"]);
}

#[tokio::test(start_paused = true)]
async fn a_terminal_has_one_line_that_is_gone_with_the_answer() {
    let patience = Patience::new(Mouth::Line(Mutex::default()));
    let shown = || match &patience.mouth {
        Mouth::Line(line) => locked(line).as_ref().map(ProgressBar::message),
        Mouth::Lines(_) => None,
    };
    patience.follow(PAGE, sending(1));
    pass(Duration::from_millis(4_500)).await;
    assert_eq!(shown().as_deref(), Some("vipdeck: vip-messages: no answer for 4 s (attempt 1 of 5)"));
    patience.follow(PAGE, waiting(30));
    pass(Duration::from_millis(9_500)).await;
    assert_eq!(shown().as_deref(), Some("vipdeck: the server failed (503): retrying in 21 s (attempt 2 of 5)"));
    patience.follow(PAGE, Attempt::Over);
    assert_eq!(shown(), None);
    pass(Duration::from_secs(9)).await;
    assert_eq!(shown(), None);
}
