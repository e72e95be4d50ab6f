//! The report on one client, what matters first standing first.

use therapy_goals::Error;

use crate::client::Client;
use crate::page::Page;
use crate::{agenda, course, reached, series, today};

pub(crate) fn report(page: &mut Page, client: &Client) -> Result<(), Error> {
    let series = series::all(&client.scored)?;
    page.gap();
    page.title(client.label.as_str());
    today::questions(page, client, &series);
    today::standing(page, &series);
    agenda::agenda(page, &client.ranking);
    reached::reached(page, client)?;
    for series in &series {
        course::course(page, series);
    }
    Ok(())
}
