//! Steps of life events that make no sense.

use super::{Check, Report};
use crate::finding::Spot;
use crate::record::{EventStep, LifeEvent, Logic, Name};
use crate::site::Site;
use crate::trail;

rules! {
    /// A way written twice: as bare procedures and as steps.
    TWO_LISTS "life-event/two-lists" Warning since "0.1.0" Check::Site(|site, report| each(site, report, two_lists));
    /// «and» or «or» with no step before.
    FIRST_JOINED "life-event/first-joined" Warning since "0.1.0" Check::Site(|site, report| each(site, report, first_joined));
    /// A step in which there is nothing to do.
    EMPTY_STEP "life-event/empty-step" Warning since "0.1.0" Check::Site(|site, report| each(site, report, empty_step));
    /// A step that nothing names.
    UNTITLED_STEP "life-event/untitled-step" Warning since "0.1.0" Check::Site(|site, report| each(site, report, untitled_step));
    /// One dossier for one result.
    SINGLE_RESULT "life-event/single-result" Warning since "0.1.0" Check::Site(|site, report| each(site, report, single_result));
    /// A procedure in two steps of which both are to be done.
    PROCEDURE_TWICE "life-event/procedure-twice" Warning since "0.1.0" Check::Site(|site, report| each(site, report, procedure_twice));
}

fn each(site: &Site, report: &mut Report<'_>, look: fn(&LifeEvent, &mut Report<'_>)) {
    for (_, event) in site.catalog.life_events() {
        look(&event.entry.facts, &mut report.on(&event.entry));
    }
}

fn two_lists(facts: &LifeEvent, report: &mut Report<'_>) {
    if !facts.procedures.is_empty() && !facts.steps.is_empty() {
        report.add(
            Spot::Key(trail!["procedures"]),
            words!("sự kiện có cả `procedures` lẫn `steps`; không rõ việc nào trước", "both `procedures` and `steps`: which comes first?"),
            words!("viết mọi thủ tục thành bước trong `steps`, xóa `procedures`", "write them all as steps and delete `procedures`"),
        );
    }
}

fn first_joined(facts: &LifeEvent, report: &mut Report<'_>) {
    if facts.procedures.is_empty() && facts.steps.first().is_some_and(|step| step.logic.is_some()) {
        report.add(
            Spot::Value(trail!["steps", 0, "logic"]),
            words!(
                "bước đầu không có bước nào trước nó để đi cùng hay thay cho",
                "the first step has none before it to go with, or to replace"
            ),
            words!("xóa `logic` ở bước này", "delete `logic` here"),
        );
    }
}

fn empty_step(facts: &LifeEvent, report: &mut Report<'_>) {
    for (place, step) in facts.steps.iter().enumerate() {
        if step.procedures.is_empty() && step.elsewhere.is_none() && step.joint.is_none() && step.note.is_none() {
            report.add(
                Spot::Value(trail!["steps", place]),
                words!("bước này không nói phải làm gì, ở đâu", "this step does not say what to do, or where"),
                words!(
                    "ghi `procedures`, `elsewhere` hoặc `note`, hoặc xóa bước",
                    "write `procedures`, `elsewhere` or `note`, or delete the step"
                ),
            );
        }
    }
}

fn untitled_step(facts: &LifeEvent, report: &mut Report<'_>) {
    for (place, step) in facts.steps.iter().enumerate() {
        if step.title.is_none()
            && step.procedures.len() != 1
            && (step.procedures.len() > 1 || step.elsewhere.is_some() || step.joint.is_some() || step.note.is_some())
        {
            report.add(
                Spot::Value(trail!["steps", place]),
                words!("bước này không có tên", "this step has no name"),
                words!("ghi `title`: bước này cho ai, để làm gì", "write `title`: whom or what the step is for"),
            );
        }
    }
}

fn single_result(facts: &LifeEvent, report: &mut Report<'_>) {
    for (place, step) in facts.steps.iter().enumerate() {
        if step.joint.as_ref().is_some_and(|joint| joint.results.original.len() < 2) {
            report.add(
                Spot::Key(trail!["steps", place, "joint"]),
                words!(
                    "một cửa liên thông là một hồ sơ cho nhiều kết quả; ở đây chưa có hai",
                    "one dossier brings several results; here are not two"
                ),
                words!("ghi đủ `results`, hoặc xóa `joint`", "write all `results`, or delete `joint`"),
            );
        }
    }
}

fn procedure_twice(facts: &LifeEvent, report: &mut Report<'_>) {
    // Steps in whose place another stands are alternatives: what is in both is done once.
    let mut choice = 0;
    let choices: Vec<usize> = facts
        .steps
        .iter()
        .map(|step| {
            choice += usize::from(step.logic != Some(Logic::Or));
            choice
        })
        .collect();
    let named = |step: &EventStep, name: &str| step.procedures.iter().position(|other| other.0 == name);
    for (place, step) in facts.steps.iter().enumerate() {
        for (index, Name(name)) in step.procedures.iter().enumerate() {
            let before = facts.steps[..place].iter().zip(&choices).enumerate();
            let mut before = before.filter(|(_, (_, choice))| **choice != choices[place]);
            if let Some((first, at)) = before.find_map(|(first, (other, _))| named(other, name).map(|at| (first, at))) {
                report.both(
                    Spot::Value(trail!["steps", place, "procedures", index]),
                    Spot::Value(trail!["steps", first, "procedures", at]),
                    words!(
                        "«{name}» đã có ở một bước khác, và được tính tiền hai lần",
                        "`{name}` is in another step already, and would be paid twice"
                    ),
                    words!(
                        "xóa ở một bước, hoặc ghi `logic: or` nếu chỉ làm một trong hai",
                        "delete one, or write `logic: or` where one of them is enough"
                    ),
                );
            }
        }
    }
}
