//! What is saved of one address or several, also when that is given up and asked for again.

use std::fs;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use vipdeck::export::{DownloadOptions, JoinError, SaveError, SaveProgress, Saved, save, wait_for_joins};

use crate::bench::Reply;
use crate::{CSV, Desk, cut, part, tally};

impl Desk {
    async fn save(&self, slices: usize, told: &mut Vec<(usize, usize)>) -> Result<Saved, SaveError> {
        let urls = vec![self.url(); slices];
        let tell = |progress: SaveProgress| told.push((progress.slice, progress.of));
        save(&self.downloader, &urls, &self.target(), DownloadOptions::default(), tell).await
    }

    /// Begins to save, and gives that up once so many bytes of a slice have come.
    async fn stop_saving(&self, slices: usize, at: (usize, u64)) {
        let (come, came) = tokio::sync::oneshot::channel();
        let mut come = Some(come);
        let urls = vec![self.url(); slices];
        let tell = |told: SaveProgress| {
            if (told.slice, told.transfer.bytes) == at {
                come.take().map(|come| come.send(()));
            }
        };
        let target = self.target();
        tokio::select! {
            ended = save(&self.downloader, &urls, &target, DownloadOptions::default(), tell) => panic!("{ended:?}"),
            came = came => came.unwrap(),
        }
    }
}

#[tokio::test]
async fn a_download_that_was_stopped_goes_on_when_it_is_asked_for_again() {
    let desk = Desk::new([cut(12).held(), part(12, CSV.len())]).await;
    desk.stop_saving(1, (1, 12)).await;
    assert!(!desk.target().exists());
    let saved = desk.save(1, &mut Vec::new()).await.unwrap();
    assert_eq!(fs::read_to_string(&saved.path).unwrap(), CSV);
    assert_eq!(saved.tally, tally(&saved.path));
    assert_eq!(desk.starts(), [0, 12]);
    assert_eq!(desk.files(), ["x.csv"]);
}

#[tokio::test]
async fn slices_that_came_before_it_was_stopped_are_not_fetched_again() {
    let older = "id,text\r\n4,older";
    let desk = Desk::new([Reply::status(200, older), cut(12).held(), part(12, CSV.len())]).await;
    desk.stop_saving(2, (2, 12)).await;
    assert!(!desk.target().exists());
    let saved = desk.save(2, &mut Vec::new()).await.unwrap();
    assert_eq!(fs::read_to_string(&saved.path).unwrap(), format!("{older}\r\n{}", &CSV["id,text\r\n".len()..]));
    assert_eq!((saved.slices, desk.starts()), (vec![1, 3], vec![0, 0, 12]));
    assert_eq!(desk.files(), ["x.csv"]);
}

#[tokio::test]
async fn what_was_stopped_goes_with_the_downloader() {
    let desk = Desk::new([Reply::status(200, CSV), cut(12).held()]).await;
    desk.stop_saving(2, (2, 12)).await;
    assert_eq!(desk.files().len(), 1, "the folder of the slices");
    let Desk { downloader, folder, .. } = desk;
    drop(downloader);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// The only thread that joins, held up until the sender is dropped.
fn hold_up_joins(held: Receiver<()>) {
    drop(tokio::task::spawn_blocking(move || held.recv()));
}

/// A runtime on which a join can be held up.
fn one_thread_for_files() -> Runtime {
    Builder::new_multi_thread().worker_threads(1).max_blocking_threads(1).enable_all().build().unwrap()
}

impl Desk {
    /// Saves two slices, and gives that up while they are being joined; the join is held up until that has happened.
    async fn stop_joining(&self) {
        let (hold, held) = channel();
        let (come, came) = tokio::sync::oneshot::channel();
        let mut both = Some((held, come));
        let tell = |told: SaveProgress| {
            if let Some((held, come)) = both.take_if(|_| told.joining) {
                hold_up_joins(held);
                come.send(()).unwrap();
            }
        };
        let (urls, target) = (vec![self.url(); 2], self.target());
        tokio::select! {
            ended = save(&self.downloader, &urls, &target, DownloadOptions::default(), tell) => panic!("{ended:?}"),
            came = came => came.unwrap(),
        }
        drop(hold);
    }
}

#[test]
fn a_join_that_was_stopped_names_no_file_and_goes_on_when_it_is_asked_for_again() {
    one_thread_for_files().block_on(async {
        let older = "id,text\r\n4,older\r\n";
        let desk = Desk::new([Reply::status(200, CSV), Reply::status(200, older)]).await;
        desk.stop_joining().await;
        assert!(wait_for_joins(Duration::from_mins(1)));
        assert!(!desk.target().exists());
        let saved = desk.save(2, &mut Vec::new()).await.unwrap();
        assert_eq!(fs::read_to_string(&saved.path).unwrap(), format!("{CSV}4,older\r\n"));
        assert_eq!((saved.slices, desk.starts().len()), (vec![3, 1], 2), "neither is fetched again");
        assert_eq!(desk.files(), ["x.csv"]);
    });
}

#[test]
fn a_join_under_way_at_the_end_leaves_nothing() {
    let runtime = one_thread_for_files();
    let folder = runtime.block_on(async {
        let desk = Desk::new([Reply::status(200, CSV), Reply::status(200, CSV)]).await;
        desk.stop_joining().await;
        desk.folder
    });
    runtime.shutdown_background();
    assert!(wait_for_joins(Duration::from_mins(1)));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn slices_are_saved_as_one_file() {
    let older = "id,text\r\n4,older";
    let desk = Desk::new([cut(12), part(12, CSV.len()), Reply::status(200, older)]).await;
    let mut told = Vec::new();
    let saved = desk.save(2, &mut told).await.unwrap();
    assert_eq!(fs::read_to_string(&saved.path).unwrap(), format!("{CSV}4,older\r\n"));
    assert_eq!((saved.slices, saved.tally.rows), (vec![3, 1], 4));
    assert_eq!(desk.files(), ["x.csv"]);
    told.dedup();
    assert_eq!(told, [(1, 2), (2, 2)]);
}

#[tokio::test]
async fn one_slice_is_saved_as_it_is() {
    let desk = Desk::new([Reply::status(200, "a\n1")]).await;
    let saved = desk.save(1, &mut Vec::new()).await.unwrap();
    assert_eq!(fs::read_to_string(&saved.path).unwrap(), "a\n1");
    assert_eq!(saved.slices, [1]);
}

#[tokio::test]
async fn a_slice_that_fails_is_named_and_nothing_is_left() {
    let desk = Desk::new([Reply::status(200, CSV), Reply::status(403, "")]).await;
    let error = desk.save(2, &mut Vec::new()).await.unwrap_err();
    assert!(error.to_string().starts_with("slice 2 of 2: the storage host refused"), "{error}");
    assert_eq!(desk.files(), Vec::<String>::new());

    let desk = Desk::new([Reply::status(200, CSV), Reply::status(200, "other\n1\n")]).await;
    let error = desk.save(2, &mut Vec::new()).await.unwrap_err();
    assert!(matches!(error, SaveError::Join(JoinError::Columns { slice: 2, .. })), "{error:?}");
    assert_eq!(desk.files(), Vec::<String>::new());
}
