use super::Meant;
use super::node::{Node, Span, Value};
use crate::name::{Id, distance};
use crate::period::Period;
use crate::problem::{Fault, Problem, Thing};

/// Where elements stand: the trees they were read from, looked up by path when somebody asks.
pub(super) struct Places<'r, 't> {
    pub(super) trees: &'r [Option<Node<'t>>],
    /// Comparisons have no names, so their places were kept in order.
    pub(super) comparisons: &'r [(usize, Span)],
}

/// How far a path could be followed in one tree.
#[derive(Clone, Copy)]
struct Trace {
    steps: usize,
    span: Span,
}

impl Places<'_, '_> {
    /// The place of an element, or of the nearest one around it: the value where it is a single one, else the key.
    pub(super) fn find(&self, path: &str) -> (usize, Span) {
        let steps: Vec<&str> = path.split('/').collect();
        if let ["comparisons", nth, rest @ ..] = steps.as_slice() {
            if let Some((file, span)) = nth.parse().ok().and_then(|nth: usize| self.comparisons.get(nth)) {
                let within = self.tree(*file).and_then(|tree| at_span(tree, *span));
                let inner = within.map(|node| follow(node, rest)).filter(|trace| trace.steps > 0);
                return (*file, inner.map_or(*span, |trace| trace.span));
            }
        }
        let traces =
            self.trees.iter().enumerate().filter_map(|(file, tree)| Some((file, follow(tree.as_ref()?, &steps))));
        // Of two files that declare the same name, the later one repeats it.
        let best = traces.max_by_key(|(file, trace)| (trace.steps, *file));
        best.map_or((0, Span::START), |(file, trace)| (file, trace.span))
    }

    /// Where the name that was probably meant is declared.
    pub(super) fn meant(&self, problem: &Problem, files: &[String]) -> Option<Meant> {
        let Fault::Unknown { thing, name, known } = &problem.fault else { return None };
        let nearest = known.first()?;
        let close = distance(name.as_str(), nearest.as_str()) <= (name.as_str().chars().count() / 3).max(1);
        if !close {
            return None;
        }
        let path = [section(*thing), nearest.as_str()];
        let found = self.trees.iter().enumerate().find_map(|(file, tree)| {
            let trace = follow(tree.as_ref()?, &path);
            (trace.steps == path.len()).then_some((file, trace.span.line))
        });
        let (file, line) = found?;
        Some(Meant { name: nearest.clone(), file: files.get(file)?.clone(), line })
    }

    /// Whether a problem may only stand there because something else could not be read: the name of a declaration
    /// with a mistake in it, a count of targets of which one has a mistake.
    pub(super) fn follows_from_misreading(&self, problem: &Problem) -> bool {
        if let Fault::Unknown { thing, name, .. } = &problem.fault {
            return self.declares(*thing, name);
        }
        let needs_the_whole =
            matches!(problem.fault, Fault::TooFewTargets { .. } | Fault::Empty | Fault::NothingJudgeable { .. });
        needs_the_whole || self.trees.iter().any(Option::is_none)
    }

    fn declares(&self, thing: Thing, name: &Id) -> bool {
        let path = [section(thing), name.as_str()];
        let unread = self.trees.iter().any(Option::is_none);
        unread || self.trees.iter().flatten().any(|tree| follow(tree, &path).steps == path.len())
    }

    fn tree(&self, file: usize) -> Option<&Node<'_>> {
        self.trees.get(file).and_then(Option::as_ref)
    }
}

fn section(thing: Thing) -> &'static str {
    match thing {
        Thing::Area => "areas",
        Thing::Indicator => "indicators",
        Thing::Goal | Thing::Target => "goals",
    }
}

/// Follows a path from a node as far as it goes.
fn follow(root: &Node<'_>, path: &[&str]) -> Trace {
    let mut trace = Trace { steps: 0, span: Span::START };
    let mut node = root;
    for step in path {
        let next = match &node.value {
            Value::Map(entries) => {
                let same_period = |key: &str| step.parse::<Period>().is_ok_and(|period| key.parse() == Ok(period));
                let found = entries.iter().rfind(|entry| entry.key == *step || same_period(&entry.key));
                found.map(|entry| (entry.key_span, &entry.value))
            }
            Value::List(items) => step.parse().ok().and_then(|nth: usize| items.get(nth)).map(|item| (item.span, item)),
            Value::Empty | Value::Scalar(_) => None,
        };
        let Some((key_span, value)) = next else { break };
        let is_single = matches!(value.value, Value::Scalar(_));
        trace = Trace { steps: trace.steps + 1, span: if is_single { value.span } else { key_span } };
        node = value;
    }
    trace
}

/// The comparison that stands at a place.
fn at_span<'r, 't>(tree: &'r Node<'t>, span: Span) -> Option<&'r Node<'t>> {
    let Value::Map(entries) = &tree.value else { return None };
    let comparisons = entries.iter().find(|entry| entry.key == "comparisons")?;
    let Value::List(items) = &comparisons.value.value else { return None };
    items.iter().find(|item| item.span == span)
}
