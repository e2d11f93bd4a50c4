//! What web hosts and Windows refuse of a site that is copied to them.

use super::{Check, Report};
use crate::finding::Spot;
use crate::site::{RouteTarget, Site};

/// Windows has 260 characters for a whole path; some must be left for the folder of the site.
const MAX_PATH_LENGTH: usize = 180;

rules! {
    /// A path that Windows cannot write.
    LONG_PATH "host/long-path" Warning since "0.1.0" Check::Site(long_path);
}

fn long_path(site: &Site, report: &mut Report<'_>) {
    for route in &site.routes {
        let length = route.address.as_str().len();
        if length <= MAX_PATH_LENGTH {
            continue;
        }
        let file = match &route.target {
            RouteTarget::Page(subject, _) => site.entry(*subject).map(|entry| entry.file.clone()),
            RouteTarget::Attachment(index) => site.catalog.records.attachments.get(*index).map(|source| source.path.clone()),
            _ => None,
        };
        if let Some(file) = file {
            report.at(
                &file,
                Spot::File,
                words!(
                    "địa chỉ dài {length} ký tự; Windows không chép được",
                    "the address has {length} characters; Windows cannot copy it"
                ),
                words!("đặt tên tệp ngắn hơn", "give the file a shorter name"),
            );
        }
    }
}
