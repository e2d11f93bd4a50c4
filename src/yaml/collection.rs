//! Reading of what may be left out, of lists, and of what stands in a box.

use std::any::Any;
use std::sync::Arc;

use super::fault::Fault;
use super::id::{has_lost_id, id_of};
use super::node::{Node, NodeKind};
use super::read::{Read, Reader};
use crate::finding::{Trail, TrailStep};

impl<T: Read> Read for Option<T> {
    const REQUIRED: bool = false;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        let before = reader.pruned.len();
        let here = reader.here().len();
        let value = T::read(node, reader);
        let lost = reader.pruned[before..].iter().any(|trail| trail.0.len() == here);
        (!lost).then_some(value)
    }

    fn translate(&mut self, node: &Node, language: &Arc<str>, reader: &mut Reader<'_>) {
        match self {
            Some(value) => value.translate(node, language, reader),
            None if reader.is_lost() => {}
            None => reader.left_over(
                node.span.clone(),
                words!("bản gốc không có mục này", "the original does not have this"),
                words!("xóa ở đây, hoặc viết ở bản gốc trước", "delete it here, or write it in the original first"),
            ),
        }
    }

    fn id(&self) -> Option<&str> {
        self.as_ref().and_then(Read::id)
    }

    fn visit<'t>(&'t self, trail: &mut Trail, show: &mut dyn FnMut(&Trail, &'t dyn Any)) {
        if let Some(value) = self {
            value.visit(trail, show);
        }
    }

    fn forget(&mut self, way: &[TrailStep]) {
        match self {
            Some(value) if !way.is_empty() => value.forget(way),
            _ => *self = None,
        }
    }
}

impl<T: Read> Read for Vec<T> {
    const REQUIRED: bool = false;

    fn visit<'t>(&'t self, trail: &mut Trail, show: &mut dyn FnMut(&Trail, &'t dyn Any)) {
        show(trail, self);
        for (index, value) in self.iter().enumerate() {
            trail.within(index, |trail| value.visit(trail, show));
        }
    }

    fn forget(&mut self, way: &[TrailStep]) {
        match way {
            [] => self.clear(),
            [TrailStep::Index(index), rest @ ..] => self.get_mut(*index).into_iter().for_each(|value| value.forget(rest)),
            [TrailStep::Key(_), ..] => {}
        }
    }

    /// One value is a list of one.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        let NodeKind::List { items, .. } = &node.kind else {
            // A file without a row, be it that its rows were all left out, is a list of none.
            let is_blank = node.is_empty() || matches!(&node.kind, NodeKind::Map(map) if map.pairs.is_empty());
            if is_blank && reader.here().is_empty() {
                return Vec::new();
            }
            return if reader.refuses_marks(node) { Vec::new() } else { reader.one_or_several(node) };
        };
        let mut values = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            values.push(reader.under(index, |reader| {
                if reader.passes_over(item) {
                    return T::default();
                }
                if item.says_nothing() {
                    reader.fault(
                        item,
                        Fault::new(
                            "yaml/empty-item",
                            words!("dòng này trong danh sách trống", "this item of the list is empty"),
                            words!("viết nội dung hoặc xóa dòng `-`", "write it or delete the `-`"),
                        ),
                    );
                    return T::default();
                }
                reader.doubt_marks(item);
                T::read(item, reader)
            }));
        }
        values
    }

    fn translate(&mut self, node: &Node, language: &Arc<str>, reader: &mut Reader<'_>) {
        let NodeKind::List { items, .. } = &node.kind else {
            reader.fault(
                node,
                Fault::new(
                    "yaml/wrong-type",
                    words!("ở đây phải là một danh sách như bản gốc", "a list is expected here, as in the original"),
                    words!("viết mỗi dòng `- id: …`", "write each item as `- id: …`"),
                ),
            );
            return;
        };
        let lost = reader.is_lost();
        for (index, item) in items.iter().enumerate().filter(|(_, item)| !has_lost_id(item)) {
            let id = id_of(item);
            reader.under(index, |reader| match id.and_then(|id| self.iter_mut().find(|value| value.id() == Some(id))) {
                Some(value) => value.translate(item, language, reader),
                None if lost => {}
                None => reader.left_over(
                    item.shown(),
                    words!("không tìm thấy dòng có `id` này ở bản gốc", "the original has no item with this `id`"),
                    words!(
                        "xóa dòng này nếu bản gốc đã bỏ; nếu không, ghi đúng `id` của bản gốc",
                        "delete this if the original has dropped it; otherwise use an `id` of the original"
                    ),
                ),
            });
        }
    }
}

impl<T: Read> Read for Box<T> {
    const REQUIRED: bool = T::REQUIRED;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        Self::new(T::read(node, reader))
    }

    fn translate(&mut self, node: &Node, language: &Arc<str>, reader: &mut Reader<'_>) {
        (**self).translate(node, language, reader);
    }

    fn id(&self) -> Option<&str> {
        (**self).id()
    }

    fn visit<'t>(&'t self, trail: &mut Trail, show: &mut dyn FnMut(&Trail, &'t dyn Any)) {
        (**self).visit(trail, show);
    }

    fn forget(&mut self, way: &[TrailStep]) {
        (**self).forget(way);
    }
}
