//! Judging allocates nothing once it is warm: every kind of rule is judged in every area, then all of it again.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::hint::black_box;

/// The system's allocator, which also counts how often each thread asks it for memory.
struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

thread_local! {
    static ALLOCATIONS: Cell<u64> = const { Cell::new(0) };
}

fn count() {
    // Fails only while a thread ends; nobody counts then.
    let _ = ALLOCATIONS.try_with(|allocations| allocations.set(allocations.get() + 1));
}

fn allocations() -> u64 {
    ALLOCATIONS.with(Cell::get)
}

#[allow(unsafe_code, reason = "an allocator cannot be written otherwise; this one only counts and passes on")]
// SAFETY: every call goes unchanged to the system's allocator; counting neither allocates nor panics.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: the caller's promise is passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: the caller's promise is passed on.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        // SAFETY: the caller's promise is passed on.
        unsafe { System.realloc(pointer, layout, size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise is passed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[test]
fn judging_allocates_nothing_once_warm() {
    let (rulebook, data) = maal::load([
        ("names.yaml", NAMES),
        ("first.yaml", targets("first").as_str()),
        ("again.yaml", targets("again").as_str()),
        ("figures.yaml", figures().as_str()),
    ])
    .unwrap_or_else(|mistakes| panic!("{mistakes}"));

    let (mut judged, mut findings, mut before, mut after) = (0, 0, None, 0);
    rulebook
        .assess_each(&data, |assessment| {
            findings += black_box(assessment).findings().count();
            if assessment.goal_id().as_str() == "again" {
                judged += 1;
                before = before.or(Some(after));
            }
            after = allocations();
        })
        .unwrap();

    assert_eq!(judged, KINDS.len() * AREAS.len() - OWN_REFERENCES, "every kind in every area");
    assert!(findings > 1_000, "only {findings} findings");
    assert_eq!(Some(after), before, "(allocations after all, before the second round)");
}

const AREAS: [&str; 6] = ["city", "north", "south", "east", "west", "island"];

/// Every rule, and each way of asking for it that reads figures differently.
const KINDS: [&str; 28] = [
    "indicator: theft, rule: { maintain: { baseline: 2012 } }",
    "indicator: unsafe, rule: { maintain: { baseline: { mean: { from: 2012, to: 2014 } }, tolerance: 5 % } }",
    "indicator: unsafe, rule: { maintain: { baseline: { value: 24, at: 2013 } } }, require: [significant, firm, settled]",
    "indicator: theft, rule: annual_decline",
    "indicator: theft, rule: { annual_decline: { step: 1 } }, judged: latest",
    "indicator: unsafe, rule: { annual_decline: { step: 2 pp } }, across_breaks: allowed, compare: [city, north]",
    "indicator: share, rule: annual_rise",
    "indicator: share, rule: { annual_rise: { step: 3 % } }, require: [settled]",
    "indicator: unsafe, rule: { converge: { to: city, since: 2012 } }, compare: [north, south]",
    "indicator: share, rule: { converge: { to: city, since: 2012, by: 2020, within: 3 pp } }, judged: every_period",
    "indicator: share, rule: { at_least: 75 }, judged: every_period, compare: [city, east]",
    "indicator: share, rule: { at_least: { area: city, tolerance: 5 % } }",
    "indicator: rate, rule: { at_most: 20 }",
    "indicator: unsafe, rule: { at_most: { area: city, tolerance: 1 pp } }, require: [significant]",
    "indicator: partners_and_others, rule: { more_than: 30 }",
    "indicator: without_partners, rule: { less_than: 10 }, judged: { at: 2022 }",
    "indicator: unsafe, rule: { less_than: { area: city } }",
    "indicator: unsafe, rule: { reach: { baseline: 2012, value: 10, by: 2026 } }, judged: every_period",
    "indicator: theft, rule: { reach: { baseline: 2012, change: -20 %, by: 2022, path: compound } }",
    "indicator: share, rule: { reach: { baseline: 2012, value: 90, by: 2024, path: compound } }, compare: [city]",
    "indicator: rate, rule: { reach: { baseline: 2012, milestones: { 2016: 14, 2020: 12, 2026: 10 } } }, judged: every_period",
    "indicator: rate, rule: { reach: { baseline: 2012, milestones: { 2016: 14, 2026: 10 }, path: compound } }",
    "indicator: rate, rule: { reach: { baseline: { mean: [2012, 2013] }, value: 12.5, by: 2023, path: none } }",
    "indicator: unsafe, rule: monitor, judged: every_period",
    "indicator: theft, rule: { monitor: { baseline: 2012 } }",
    "indicator: share, rule: { monitor: { baseline: { mean: { from: 2012, to: 2014 } } } }",
    "indicator: inspected, rule: { at_least: 50 }, judged: every_period",
    "indicator: inspections, rule: annual_rise",
];

/// Of those the ones whose rule names an area, which is not held against itself.
const OWN_REFERENCES: usize = 5;

/// Every kind of target in all areas, under names of their own.
fn targets(round: &str) -> String {
    let targets =
        KINDS.iter().enumerate().map(|(nth, kind)| format!("      {round}-{nth}: {{ areas: all, {kind} }}\n"));
    let targets: String = targets.collect();
    format!("maal: 1\ngoals:\n  {round}:\n    name: {round}\n    targets:\n{targets}")
}

/// Twelve years with everything that a series may hold: holes, revised, withheld and unsettled figures, a zero, a break.
fn figures() -> String {
    let mut text = String::from("maal: 1\nobservations:\n");
    for (indicator, least) in [("theft", 0), ("unsafe", 11), ("with_partners", 3), ("activities", 14)] {
        text += &format!("  {indicator}:\n");
        for (nth, area) in AREAS.iter().enumerate() {
            let figure = |year: usize| match (year + nth) % 13 {
                0 => format!("[{}, {{ value: {}, as_of: 2024-06-03 }}]", least + year, least + 2 * nth),
                7 => "{ status: missing }".to_owned(),
                8 => "{ status: suppressed }".to_owned(),
                9 => format!("{{ value: {}, status: provisional }}", least + year),
                10 => format!("{{ value: {}, status: low_reliability }}", least + nth),
                11 => format!("{{ value: {}, status: revised, n: 400 }}", least + 2 * nth),
                _ => format!("{{ value: {}, n: {} }}", least + (year * 5 + nth * 3) % 11, 300 + 10 * nth),
            };
            let observed = (0..12)
                .filter(|year| (year + 2 * nth) % 11 != 4)
                .map(|year| format!("{}: {}", 2012 + year, figure(year)));
            let observed: Vec<String> = observed.collect();
            text += &format!("    {area}: {{ {} }}\n", observed.join(", "));
        }
    }
    text += COMPARISONS;
    text += "registers:\n  inspections:\n    name: inspections\n    source: the town\n";
    text += "    fields: { remarks: number }\n    rows:\n";
    for (nth, area) in AREAS.iter().enumerate() {
        for row in 0..24 {
            let remarks = if row % 7 == nth { "missing".to_owned() } else { (row % 3).to_string() };
            text += &format!("      - {{ area: {area}, period: {}, remarks: {remarks} }}\n", 2012 + row / 2);
        }
    }
    text
}

const COMPARISONS: &str = "\
comparisons:
  - { indicator: unsafe, area: north, between: [2022, 2023], significant: no }
  - { indicator: unsafe, area: south, between: [2022, 2023], significant: yes }
  - { indicator: unsafe, area: east, with: city, at: 2023, significant: unknown, reason: too few answers }
";

const NAMES: &str = "\
maal: 1
window: { from: 2012, to: 2023 }
areas: { city: the city, north: the north, south: { name: the south, part_of: city }, east: the east, west: the west, island: the island }
indicators:
  theft: { name: thefts, unit: { count: reports }, better: lower, revised: yes, uncertainty: poisson }
  unsafe:
    name: share who feel unsafe
    unit: percent
    decimals: 0
    better: lower
    sample: yes
    uncertainty: { method: proportion, sides: one, design_effect: 1.2 }
    breaks: [{ at: 2016, area: south, reason: new questions }, { at: 2019, reason: new sample }]
  with_partners: { name: activities with partners, unit: { count: activities }, better: higher }
  activities: { name: activities, unit: { count: activities }, better: higher }
  share: { name: share with partners, unit: percent, better: higher, derived: { share: with_partners, of: activities }, uncertainty: proportion }
  rate: { name: thefts per activity, unit: { per: 10, of: activities }, better: lower, derived: { rate: theft, of: activities, per: 10 }, uncertainty: poisson }
  partners_and_others: { name: all, unit: { count: things }, better: higher, derived: { sum: [with_partners, activities] } }
  inspected: { name: share without remarks, unit: percent, better: higher, measured: { share: inspections, where: { remarks: 0 } } }
  inspections: { name: inspections, unit: { count: inspections }, better: higher, measured: { count: inspections } }
  without_partners: { name: the others, unit: { count: things }, better: lower, derived: { difference: [activities, with_partners] } }
";
