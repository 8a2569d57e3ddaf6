use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Assessment, Context, Extreme, FORMAT, Finding, GoalResult, Measured, Report};
use crate::finding::List;

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let checked = !self.book.checks.is_empty();
        let mut report = serializer.serialize_struct("Report", if checked { 4 } else { 3 })?;
        report.serialize_field("format", FORMAT)?;
        let goals = List(|| self.goals.iter().map(|goal| GoalWithTargets { goal }));
        report.serialize_field("goals", &goals)?;
        report.serialize_field("assessments", &self.assessments)?;
        if checked {
            report.serialize_field("checks", &self.checks)?;
        }
        report.end()
    }
}

struct GoalWithTargets<'a> {
    goal: &'a GoalResult,
}

impl Serialize for GoalWithTargets<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let goal = self.goal;
        let mut fields = serializer.serialize_struct("Goal", 6)?;
        fields.serialize_field("id", goal.id())?;
        fields.serialize_field("verdict", &goal.verdict())?;
        fields.serialize_field("stage", &goal.stage())?;
        fields.serialize_field("achieved_when", &goal.goal().achieved_when)?;
        fields.serialize_field("counts", &goal.counts())?;
        let targets = List(|| goal.goal().targets.iter().map(|(id, _)| id));
        fields.serialize_field("targets", &targets)?;
        fields.end()
    }
}

impl Serialize for Assessment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let names = &self.book.names;
        let plan = self.plan();
        let mut fields = serializer.serialize_struct("Assessment", 22 + usize::from(self.measured().is_some()))?;
        fields.serialize_field("target", self.target_id())?;
        fields.serialize_field("goal", self.goal_id())?;
        fields.serialize_field("indicator", self.indicator_id())?;
        fields.serialize_field("area", self.area_id())?;
        fields.serialize_field("rule", &self.target().rule)?;
        fields.serialize_field("unit", &self.indicator().unit)?;
        fields.serialize_field("decimals", &names.written_decimals(plan.indicator))?;
        fields.serialize_field("better", &self.indicator().better)?;
        fields.serialize_field("judged", &self.judged())?;
        fields.serialize_field("window", &self.window())?;
        fields.serialize_field("require", &self.target().require)?;
        fields.serialize_field("across_breaks", &self.target().across_breaks)?;
        fields.serialize_field("verdict", &self.verdict())?;
        fields.serialize_field("stage", &self.stage())?;
        fields.serialize_field("period", &self.period())?;
        fields.serialize_field("certain", &self.is_certain())?;
        fields.serialize_field("findings", &List(|| self.findings()))?;
        fields.serialize_field("missing", &self.missing())?;
        fields.serialize_field("context", &List(|| self.context()))?;
        fields.serialize_field("stated", &List(|| self.stated()))?;
        fields.serialize_field("extreme", &self.extreme())?;
        match self.measured() {
            Some(measured) => fields.serialize_field("measured", measured)?,
            None => fields.skip_field("measured")?,
        }
        fields.serialize_field("pace", &self.pace())?;
        fields.end()
    }
}

impl Serialize for Finding<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Finding", 15)?;
        fields.serialize_field("period", &self.period())?;
        fields.serialize_field("decides", &self.decides())?;
        fields.serialize_field("verdict", &self.verdict())?;
        fields.serialize_field("figure_verdict", &self.figure_verdict())?;
        fields.serialize_field("reason", &self.reason())?;
        fields.serialize_field("value", &self.value())?;
        fields.serialize_field("limit", &self.limit())?;
        fields.serialize_field("operands", &List(|| self.operands()))?;
        fields.serialize_field("step", &self.step())?;
        fields.serialize_field("margin", &self.margin())?;
        fields.serialize_field("firm", &self.is_firm())?;
        fields.serialize_field("significance", &self.significance())?;
        fields.serialize_field("test", &self.test())?;
        fields.serialize_field("interval", &self.interval())?;
        fields.serialize_field("caveats", &List(|| self.caveats()))?;
        fields.end()
    }
}

impl Serialize for Context<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Context", 5)?;
        fields.serialize_field("area", self.area)?;
        fields.serialize_field("period", &self.period)?;
        fields.serialize_field("value", &self.value)?;
        fields.serialize_field("difference", &self.difference)?;
        fields.serialize_field("significance", &self.significance)?;
        fields.end()
    }
}

impl Serialize for Measured {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Measured", 3)?;
        fields.serialize_field("register", self.register())?;
        fields.serialize_field("rows", &self.rows)?;
        fields.serialize_field("undecided", &self.undecided)?;
        fields.end()
    }
}

impl Serialize for Extreme {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Extreme", 2)?;
        fields.serialize_field("extreme", if self.lowest { "lowest" } else { "highest" })?;
        fields.serialize_field("since", &self.since)?;
        fields.end()
    }
}
