//! Reminds of action items on the day that they are due: in the window, and on the desktop, where the window may be hidden.

use std::{thread, time::Duration};

use biseo_secretary::minutes;
use tauri::{AppHandle, Runtime};
use tauri_plugin_notification::NotificationExt;

use crate::{
    clock,
    shell::{Opened, Shell},
};

/// How often the calendar is looked at.
const CALENDAR: Duration = Duration::from_secs(10 * 60);

/// Reminds once a day, when the working day has begun, for as long as the program runs. What is due on the first day is
/// among the notices of the start, so only the desktop is told of it here.
pub(crate) fn on_the_day<R: Runtime>(app: &AppHandle<R>, shell: &Shell) {
    let opened_on = clock::when().today;
    let mut reminded_on = None;
    while let Ok(Opened { desk, language, .. }) = shell.opened() {
        let today = clock::when().today;
        if clock::is_day()
            && reminded_on != Some(today)
            && let Ok(tasks) = desk.store.tasks()
        {
            reminded_on = Some(today);
            if let Some(reminder) = minutes::reminder(&tasks, today) {
                if today != opened_on {
                    shell.notice(&reminder);
                }
                let words = reminder.words(*language);
                // A desktop without notifications loses nothing: the window says it too.
                let _ = app.notification().builder().title(words.message).body(words.hint).show();
            }
        }
        thread::sleep(CALENDAR);
    }
}
