//! What moved since last time, in words.

use std::fmt;

use super::chain::changes;
use super::facts::Fact;
use super::facts::changes::Shift;
use super::shape::capitalised;
use super::{Explanation, Length, Of, Page, Sentence, is_decided};
use crate::changes::{Change, Changes};
use crate::finding::Stage;
use crate::name::Language;
use crate::report::Assessment;

impl Change<'_> {
    /// Says whether the verdict moved, and why.
    #[must_use]
    pub fn explain(&self, language: Language) -> Explanation<'_> {
        Explanation::new(Of::Change(self), language)
    }
}

impl Changes<'_> {
    /// How many targets moved and whereto, then each of those by its goal, then how many are unchanged.
    #[must_use]
    pub fn explain(&self, language: Language) -> Explanation<'_> {
        Explanation::new(Of::Changes(self), language)
    }
}

impl Page<'_, '_> {
    pub(super) fn change(mut self, change: &Change<'_>, length: Length) -> fmt::Result {
        self.chain(&changes::change(change, length))
    }

    pub(super) fn changes(mut self, changes: &Changes<'_>, length: Length) -> fmt::Result {
        let title = Fact::Shift(Shift::Title(changes.after.title()));
        self.heading(1, &Sentence { fact: &title, language: self.language }.to_string())?;
        self.out.write_str("\n")?;
        let tally = changes.tally();
        let is_plan = |of: &Assessment| of.stage() == Stage::Interim && is_decided(of.verdict());
        let plans = changes.moved().filter_map(Change::after).any(is_plan);
        self.fact(&Fact::Shift(Shift::Summary { tally, plans }))?;
        self.out.write_str("\n")?;
        for (nth, goal) in changes.goals().enumerate() {
            self.out.write_str(if nth == 0 { "\n" } else { "" })?;
            let (before, now) = (goal.before().verdict(), goal.after().verdict());
            let name = &goal.after().goal().name;
            self.bullet()?;
            self.fact(&Fact::Shift(Shift::Goal { name, before, now, otherwise: goal.demands_otherwise() }))?;
            self.out.write_str("\n")?;
        }
        let mut goal = None;
        for change in changes.moved() {
            let of = change.latest();
            let section = (of.goal_id(), change.after().is_some());
            if goal.replace(section) != Some(section) {
                self.out.write_str("\n")?;
                let name = of.book.goal_of(of.plan()).1.name.get(self.language);
                self.heading(2, &capitalised(name).to_string())?;
                self.out.write_str(if length == Length::Line { "\n" } else { "" })?;
            }
            match length {
                Length::Line => self.bullet()?,
                Length::Paragraph | Length::Full => self.out.write_str("\n")?,
            }
            self.chain(&changes::change(change, length))?;
            self.out.write_str("\n")?;
        }
        if tally.unchanged.all() > 0 {
            self.out.write_str("\n")?;
            self.fact(&Fact::Shift(Shift::Unchanged(tally.unchanged)))?;
            self.out.write_str("\n")?;
        }
        Ok(())
    }
}
