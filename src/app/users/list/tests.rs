use super::*;
use crate::api::Listing;

fn user(conversation: &str) -> User {
    User { conversation_id: Some(conversation.to_owned()), ..User::default() }
}

fn page(conversations: &[&str], next: Option<u64>) -> UsersPage {
    UsersPage {
        users: Listing { rows: conversations.iter().map(|id| user(id)).collect(), damaged: 0 },
        may_have_more: Some(next.is_some()),
        next_offset: next,
        ..UsersPage::default()
    }
}

fn ask(list: &mut UserList) -> (UserFilter, u64) {
    let wanted = list.wanted().expect("a page is wanted");
    list.asked(wanted.1, Ticket(1));
    assert_eq!(list.wanted(), None, "one page at a time");
    wanted
}

fn ids(list: &UserList) -> Vec<&str> {
    list.rows.iter().filter_map(|user| user.conversation_id.as_deref()).collect()
}

#[test]
fn pages_follow_the_servers_offset_to_the_end() {
    let mut list = UserList::default();
    assert_eq!(ask(&mut list), (UserFilter::default(), 0));
    list.take(page(&["a", "b"], Some(2)));
    assert_eq!(ask(&mut list).1, 2);
    list.take(page(&["c"], None));
    assert_eq!(ids(&list), ["a", "b", "c"]);
    assert!(list.is_whole());
    assert_eq!(list.find("c"), Some(2));
}

#[test]
fn birthdays_that_cannot_be_read_are_counted_once_each() {
    let mut list = UserList::default();
    let mut sent = page(&["a", "b", "c", "d", "a"], None);
    for (user, birthday) in sent.users.rows.iter_mut().zip(["0000-00-00", "November 28", "soon", "05/12", "0000-00-00"])
    {
        user.birthday = Some(birthday.to_owned());
    }
    ask(&mut list);
    list.take(sent);
    assert_eq!(list.unread_birthdays, 2);
}

#[test]
fn a_promise_that_leads_nowhere_is_a_failure_and_no_end() {
    for (came, next) in [(["b"].as_slice(), Some(1)), (&["b"], Some(0)), (&[], Some(2)), (&[], None)] {
        let mut list = UserList::default();
        ask(&mut list);
        list.take(page(&["a"], Some(1)));
        ask(&mut list);
        list.take(UsersPage { may_have_more: Some(true), ..page(came, next) });
        assert!(!list.is_whole() && list.wanted().is_none(), "it is not asked for again by itself");
        assert!(list.next.failure().is_some_and(|failure| failure.why.contains("promised more")));
        list.release();
        assert_eq!(ask(&mut list).1, 1);
        list.take(page(&["b"], None));
        assert!(list.is_whole());
    }
}

#[test]
fn who_moves_down_between_two_pages_is_kept_once() {
    let mut list = UserList::default();
    ask(&mut list);
    list.take(page(&["a", "b"], Some(2)));
    ask(&mut list);
    list.take(page(&["b", "c"], None));
    assert_eq!(ids(&list), ["a", "b", "c"]);
}

#[test]
fn users_without_a_conversation_are_all_kept() {
    let mut list = UserList::default();
    ask(&mut list);
    let rows = vec![User::default(), User::default()];
    list.take(UsersPage { users: Listing { rows, damaged: 1 }, ..UsersPage::default() });
    assert_eq!((list.rows.len(), list.seen()), (2, 3));
}

#[test]
fn months_are_asked_for_one_after_another() {
    let month = |month| UserFilter { birthday_month: Some(month), ..UserFilter::default() };
    let mut list = UserList::new(vec![month(12), month(1)]);
    assert_eq!(ask(&mut list), (month(12), 0));
    list.take(page(&["a"], Some(1)));
    assert_eq!(ask(&mut list), (month(12), 1));
    list.take(page(&["b"], None));
    assert_eq!(list.progress(), (1, 2));
    assert_eq!(ask(&mut list), (month(1), 0));
    list.take(page(&[], None));
    assert_eq!(list.progress(), (2, 2));
    assert!(list.is_whole());
}

#[test]
fn after_a_failure_the_same_page_is_asked_for_again() {
    let mut list = UserList::default();
    ask(&mut list);
    list.take(page(&["a"], Some(1)));
    ask(&mut list);
    list.fail(Failure { why: "no".to_owned(), again: true });
    assert_eq!(list.wanted(), None);
    list.release();
    assert_eq!(ask(&mut list).1, 1);
}
