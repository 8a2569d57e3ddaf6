//! Makes a failing rulebook small enough to read: leaves out whatever it fails without.

use super::model::{AchievedWhen, Model};

/// `still_fails` is asked of every smaller model; one that is refused does not fail in the same way.
pub fn shrink(model: &Model, still_fails: impl Fn(&Model) -> bool) -> Model {
    let mut small = model.clone();
    loop {
        let before = size(&small);
        small = without_goals(small, &still_fails);
        small = without_targets(small, &still_fails);
        small = without_comparisons(small, &still_fails);
        small = without_figures(small, &still_fails);
        small = without_breaks(small, &still_fails);
        if size(&small) == before {
            return small;
        }
    }
}

fn size(model: &Model) -> usize {
    let targets: usize = model.goals.iter().map(|goal| 1 + goal.targets.len()).sum();
    let figures: usize =
        model.indicators.iter().map(|indicator| indicator.observations.len() + indicator.breaks.len()).sum();
    targets + figures + model.comparisons.len()
}

fn without_goals(mut model: Model, still_fails: &impl Fn(&Model) -> bool) -> Model {
    for goal in (0..model.goals.len()).rev() {
        let mut smaller = model.clone();
        smaller.goals.remove(goal);
        if !smaller.goals.is_empty() && still_fails(&smaller) {
            model = smaller;
        }
    }
    model
}

fn without_targets(mut model: Model, still_fails: &impl Fn(&Model) -> bool) -> Model {
    for goal in 0..model.goals.len() {
        for target in (0..model.goals[goal].targets.len()).rev() {
            let mut smaller = model.clone();
            smaller.goals[goal].targets.remove(target);
            if let Some(AchievedWhen::AtLeast(_)) = smaller.goals[goal].achieved_when {
                smaller.goals[goal].achieved_when = None;
            }
            let is_empty = smaller.goals[goal].targets.is_empty();
            if !is_empty && still_fails(&smaller) {
                model = smaller;
            }
        }
    }
    model
}

fn without_comparisons(mut model: Model, still_fails: &impl Fn(&Model) -> bool) -> Model {
    for index in (0..model.comparisons.len()).rev() {
        let mut smaller = model.clone();
        smaller.comparisons.remove(index);
        if still_fails(&smaller) {
            model = smaller;
        }
    }
    model
}

fn without_figures(mut model: Model, still_fails: &impl Fn(&Model) -> bool) -> Model {
    for indicator in 0..model.indicators.len() {
        let mut smaller = model.clone();
        smaller.indicators[indicator].observations.clear();
        if still_fails(&smaller) {
            model = smaller;
            continue;
        }
        let keys: Vec<(usize, i32)> = model.indicators[indicator].observations.keys().copied().collect();
        for key in keys {
            let mut smaller = model.clone();
            smaller.indicators[indicator].observations.remove(&key);
            if still_fails(&smaller) {
                model = smaller;
            }
        }
    }
    model
}

fn without_breaks(mut model: Model, still_fails: &impl Fn(&Model) -> bool) -> Model {
    for indicator in 0..model.indicators.len() {
        let mut smaller = model.clone();
        smaller.indicators[indicator].breaks.clear();
        if still_fails(&smaller) {
            model = smaller;
        }
    }
    model
}
