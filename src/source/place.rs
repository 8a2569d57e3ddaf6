use std::cell::RefCell;
use std::collections::HashMap;

use super::Meant;
use super::node::{Entry, Node, Value};
use super::span::Span;
use crate::date::Date;
use crate::lint::{Lint, Warning};
use crate::name::{Id, distance};
use crate::period::Period;
use crate::problem::{Fault, Problem, Thing};

/// Where elements stand: the trees they were read from, looked up by path when somebody asks.
pub(super) struct Places<'r, 't> {
    trees: &'r [Option<Node<'t>>],
    comparisons: &'r [ComparisonPlace],
    /// The keys of long maps, by the address of their entries, indexed at the first question.
    indexes: RefCell<HashMap<usize, HashMap<String, usize>>>,
}

/// Where a comparison stands; comparisons have no names, so their places are kept in order.
#[derive(Clone, Copy, Debug)]
pub(super) struct ComparisonPlace {
    pub(super) file: usize,
    /// Its number in the list of its file.
    pub(super) nth: usize,
    pub(super) span: Span,
}

/// How far a path could be followed in one tree.
#[derive(Clone, Copy)]
struct Trace {
    steps: usize,
    span: Span,
    /// The key alone.
    key: Span,
    /// Whether keys stand there.
    is_map: bool,
}

/// A map with more entries than this gets an index.
const SHORT: usize = 16;

impl<'r, 't> Places<'r, 't> {
    pub(super) fn new(trees: &'r [Option<Node<'t>>], comparisons: &'r [ComparisonPlace]) -> Places<'r, 't> {
        Places { trees, comparisons, indexes: RefCell::default() }
    }

    /// The place of what a problem is about.
    pub(super) fn of_problem(&self, Problem { path, fault }: &Problem) -> (usize, Span) {
        let about_period = (path.starts_with("observations/") || path.starts_with("tests/"))
            && matches!(fault, Fault::WrongFrequency { .. } | Fault::ObservedTwice(_));
        let is_value = ["/measured/sum", "/rows", "/values"].iter().any(|key| path.ends_with(key));
        let about_field = matches!(fault, Fault::UnknownField { .. }) && !is_value;
        let about_goal = matches!(fault, Fault::Unknown { thing: Thing::Goal, .. });
        let about_milestone =
            path.contains("/reach/milestones/") && matches!(fault, Fault::NotAfter { .. } | Fault::SamePeriod { .. });
        self.find(path, about_period || about_field || about_goal || about_milestone)
    }

    /// The place of what a warning is about.
    pub(super) fn of_warning(&self, Warning { path, lint }: &Warning) -> (usize, Span) {
        let about_period = path.starts_with("observations/") && matches!(lint, Lint::DistantPeriod { .. });
        self.find(path, about_period || matches!(lint, Lint::UnusedArea(_)))
    }

    /// The place of an element, or of the nearest one around it: the value where it is a single one and the key is not
    /// asked for, else the key.
    fn find(&self, path: &str, about_key: bool) -> (usize, Span) {
        let mut steps: Vec<&str> = path.split('/').collect();
        let kept = steps.get(1).and_then(|nth| self.comparisons.get(nth.parse::<usize>().ok()?));
        if let (Some(&"comparisons"), Some(place)) = (steps.first(), kept) {
            let nth = place.nth.to_string();
            steps.splice(1..2, [nth.as_str()]);
            let inner = self.trace_in(place.file, &steps).filter(|trace| trace.steps > 2);
            return (place.file, inner.map_or(place.span, |trace| trace.span));
        }
        let best_of = |steps: &[&str]| {
            let traces = (0..self.trees.len()).filter_map(|file| Some((file, self.trace_in(file, steps)?)));
            // Of two files that declare the same name, the later one repeats it.
            traces.max_by_key(|(file, trace)| (trace.steps, *file))
        };
        let mut best = best_of(&steps);
        // A goal with its date may be written as the only milestone.
        if let Some(last @ (&mut "value" | &mut "by")) = steps.last_mut() {
            *last = "milestones";
            let found = best.is_some_and(|(_, trace)| trace.steps == steps.len());
            best = best.filter(|_| found).or_else(|| best_of(&steps));
        }
        best.map_or((0, Span::START), |(file, trace)| (file, if about_key { trace.key } else { trace.span }))
    }

    /// Whether a text has the observation of a path.
    pub(super) fn has_observation(&self, path: &str) -> bool {
        let steps: Vec<&str> = path.split('/').take(4).collect();
        (0..self.trees.len()).any(|file| self.trace_in(file, &steps).is_some_and(|trace| trace.steps == steps.len()))
    }

    /// Where the name that was probably meant is declared.
    pub(super) fn meant(&self, problem: &Problem, files: &[String]) -> Option<Meant> {
        let Fault::Unknown { thing, name, known } = &problem.fault else { return None };
        let nearest = known.first()?;
        let close = distance(name.as_str(), nearest.as_str()) <= (name.as_str().chars().count() / 3).max(1);
        // Of names that differ in a number none is nearer than another.
        let digits = |id: &Id| id.as_str().chars().filter(char::is_ascii_digit).collect::<String>();
        if !close || digits(name) != digits(nearest) {
            return None;
        }
        let found = |file| Some((file, self.declaration(file, *thing, nearest.as_str())?.span.line));
        let (file, line) = (0..self.trees.len()).find_map(found)?;
        Some(Meant { name: nearest.clone(), file: files.get(file)?.clone(), line })
    }

    /// Whether a problem may only stand there because something else could not be read: the name of a declaration
    /// with a mistake in it, a count of targets of which one has a mistake, a row with a value that could not be read.
    pub(super) fn follows_from_misreading(&self, problem: &Problem) -> bool {
        if let Fault::Unknown { thing, name, .. } = &problem.fault {
            let declared = |file| self.declaration(file, *thing, name.as_str()).is_some();
            return self.trees.iter().any(Option::is_none) || (0..self.trees.len()).any(declared);
        }
        if let Fault::UnknownField { field, register, .. } = &problem.fault {
            return self.declares(&["registers", register.as_str(), "fields", field.as_str()]);
        }
        if let Fault::RowWithout(key) = &problem.fault {
            return self.is_unread(&problem.path, key);
        }
        if let Fault::RowLacks { field, .. } = &problem.fault {
            return self.is_unread(&problem.path, field.as_str());
        }
        let needs_the_whole = matches!(
            problem.fault,
            Fault::TooFewTargets { .. }
                | Fault::Empty
                | Fault::NothingJudgeable { .. }
                | Fault::NeverFails
                | Fault::UnknownText { .. }
        );
        needs_the_whole || self.trees.iter().any(Option::is_none)
    }

    /// Whether something stands under a key of a row or of its register, or the row is none, so that it was not read.
    fn is_unread(&self, row: &str, key: &str) -> bool {
        let mut steps: Vec<&str> = row.split('/').collect();
        let of_row = steps.len();
        let no_map = |file| self.trace_in(file, &steps).is_some_and(|trace| trace.steps == of_row && !trace.is_map);
        if (0..self.trees.len()).any(no_map) {
            return true;
        }
        steps.push(key);
        let of_register: Vec<&str> = steps.iter().copied().take(2).chain([key]).collect();
        self.declares(&steps) || self.declares(&of_register)
    }

    fn declares(&self, path: &[&str]) -> bool {
        let unread = self.trees.iter().any(Option::is_none);
        let declared = |file| self.trace_in(file, path).is_some_and(|trace| trace.steps == path.len());
        unread || (0..self.trees.len()).any(declared)
    }

    /// Where a name is declared in a file.
    fn declaration(&self, file: usize, thing: Thing, name: &str) -> Option<Trace> {
        let whole = |path: &[&str]| self.trace_in(file, path).filter(|trace| trace.steps == path.len());
        if thing != Thing::Target {
            return whole(&[section(thing), name]);
        }
        let Value::Map(sections) = &self.trees.get(file)?.as_ref()?.value else { return None };
        let goals = sections.iter().find(|entry| entry.key == "goals")?;
        let Value::Map(goals) = &goals.value.value else { return None };
        goals.iter().find_map(|goal| whole(&["goals", &goal.key, "targets", name]))
    }

    fn trace_in(&self, file: usize, path: &[&str]) -> Option<Trace> {
        let tree = self.trees.get(file)?.as_ref()?;
        let of_period = match path {
            ["observations", ..] => 4,
            ["tests", _, "given", "observations", ..] => 7,
            ["tests", _, "given", ..] => 5,
            _ => path.len() + 1,
        };
        let Some((to_period, rest)) = path.split_at_checked(of_period) else {
            return Some(self.follow(tree, path).0);
        };
        if to_period.last().is_none_or(|period| period.parse::<Period>().is_err()) {
            return Some(self.follow(tree, path).0);
        }
        let (trace, node) = self.follow(tree, to_period);
        let date = rest.first().and_then(|date| date.parse().ok());
        let of_file = as_of(tree).filter(|_| path.first() == Some(&"observations"));
        let further = if trace.steps == of_period { vintage(of_file, node, date, trace) } else { None };
        let Some((trace, node)) = further else { return Some(trace) };
        let keys = if date.is_some() { rest.get(1..)? } else { rest };
        let (inner, _) = self.follow(node, keys);
        Some(if inner.steps > 0 { Trace { steps: trace.steps + inner.steps, ..inner } } else { trace })
    }

    /// Follows a path from a node as far as it goes.
    fn follow<'n>(&self, root: &'n Node<'t>, path: &[&str]) -> (Trace, &'n Node<'t>) {
        let mut trace =
            Trace { steps: 0, span: Span::START, key: Span::START, is_map: matches!(root.value, Value::Map(_)) };
        let mut node = root;
        let mut left = path;
        while !left.is_empty() {
            // A name that cannot be one may hold the sign between steps: `theft/robbery`.
            let next = (1..=left.len()).find_map(|steps| {
                let (step, rest) = left.split_at_checked(steps)?;
                let (key_span, value) = self.step(node, step)?;
                Some((key_span, value, rest))
            });
            let Some((key_span, value, rest)) = next else { break };
            let is_single = matches!(value.value, Value::Scalar(_));
            let span = if is_single { value.span } else { key_span };
            let is_map = matches!(value.value, Value::Map(_));
            trace = Trace { steps: path.len() - rest.len(), span, key: key_span, is_map };
            (node, left) = (value, rest);
        }
        (trace, node)
    }

    /// The entry or item that one step leads to.
    fn step<'n>(&self, node: &'n Node<'t>, step: &[&str]) -> Option<(Span, &'n Node<'t>)> {
        match (&node.value, step) {
            (Value::Map(entries), [key]) => {
                let entry = self.entry(entries, key).and_then(|nth| entries.get(nth))?;
                Some((entry.key_span, &entry.value))
            }
            (Value::Map(entries), _) if entries.iter().any(|entry| entry.key.contains('/')) => {
                let key = step.join("/");
                let entry = entries.iter().rfind(|entry| entry.key == key)?;
                Some((entry.key_span, &entry.value))
            }
            (Value::List(items), [nth]) => {
                let item = items.get(nth.parse::<usize>().ok()?)?;
                Some((item.span, item))
            }
            (Value::Empty | Value::Scalar(_) | Value::Map(_) | Value::List(_), _) => None,
        }
    }

    /// The last entry with a key; a period may be written in another way.
    fn entry(&self, entries: &[Entry<'_>], key: &str) -> Option<usize> {
        if entries.len() <= SHORT {
            return entries.iter().rposition(|entry| canonical(&entry.key) == key || entry.key == key);
        }
        let mut indexes = self.indexes.borrow_mut();
        let index = indexes.entry(entries.as_ptr().addr()).or_insert_with(|| {
            let keys = entries.iter().enumerate();
            keys.flat_map(|(nth, entry)| [(canonical(&entry.key), nth), (entry.key.to_string(), nth)]).collect()
        });
        index.get(key).copied()
    }
}

/// The vintage of an observation that carries a date, or none: one step further than the observation.
fn vintage<'n, 't>(
    of_file: Option<Date>,
    observation: &'n Node<'t>,
    date: Option<Date>,
    trace: Trace,
) -> Option<(Trace, &'n Node<'t>)> {
    let is_meant = |node: &Node<'_>| as_of(node).or(of_file) == date;
    let steps = trace.steps + 1;
    match &observation.value {
        Value::List(vintages) => {
            let node = vintages.iter().rev().find(|node| is_meant(node))?;
            let is_map = matches!(node.value, Value::Map(_));
            Some((Trace { steps, span: node.span, key: node.span, is_map }, node))
        }
        Value::Empty | Value::Scalar(_) | Value::Map(_) => {
            is_meant(observation).then_some((Trace { steps, ..trace }, observation))
        }
    }
}

/// The date that a file or an observation carries.
fn as_of(node: &Node<'_>) -> Option<Date> {
    let Value::Map(entries) = &node.value else { return None };
    match &entries.iter().find(|entry| entry.key == "as_of")?.value.value {
        Value::Scalar(text) => text.parse().ok(),
        Value::Empty | Value::List(_) | Value::Map(_) => None,
    }
}

/// A period as it is written in paths; any other key as it is.
fn canonical(key: &str) -> String {
    key.parse().map_or_else(|_| key.to_owned(), |period: Period| period.to_string())
}

fn section(thing: Thing) -> &'static str {
    match thing {
        Thing::Area => "areas",
        Thing::Indicator => "indicators",
        Thing::Goal | Thing::Target => "goals",
        Thing::Check => "checks",
        Thing::Register => "registers",
        Thing::Test => "tests",
        Thing::Feed => "feeds",
    }
}
