//! Places, and texts that find one without covering each other.

/// A place.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) x: i64,
    pub(super) y: i64,
}

/// An upright rectangle.
#[derive(Clone, Copy)]
pub(super) struct Area {
    pub(super) left: i64,
    pub(super) top: i64,
    pub(super) right: i64,
    pub(super) bottom: i64,
}

impl Area {
    /// The square around a place.
    pub(super) fn around(spot: Spot, reach: i64) -> Area {
        Area { left: spot.x - reach, top: spot.y - reach, right: spot.x + reach, bottom: spot.y + reach }
    }

    /// Whether both share some of their inside.
    pub(super) fn meets(self, other: Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether it lies wholly in the other.
    pub(super) fn within(self, other: Area) -> bool {
        other.left <= self.left && self.right <= other.right && other.top <= self.top && self.bottom <= other.bottom
    }

    /// Whether a straight line from one place to the other passes through it.
    pub(super) fn is_crossed(self, (from, to): (Spot, Spot)) -> bool {
        let spanned = Area {
            left: from.x.min(to.x) - 1,
            top: from.y.min(to.y) - 1,
            right: from.x.max(to.x) + 1,
            bottom: from.y.max(to.y) + 1,
        };
        let side = |x: i64, y: i64| ((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)).signum();
        let corners = [
            side(self.left, self.top),
            side(self.right, self.top),
            side(self.left, self.bottom),
            side(self.right, self.bottom),
        ];
        self.meets(spanned) && !corners.iter().all(|one| *one > 0) && !corners.iter().all(|one| *one < 0)
    }
}

/// Moves things of given heights apart along a line, each as little from its place as the others allow.
///
/// `wanted` holds where each would begin, rising, and its height. The tops that are given back keep that order, and lie
/// between `top` and `bottom` where there is room for all.
pub(super) fn apart(wanted: &[(i64, i64)], top: i64, bottom: i64) -> Vec<i64> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for (wish, height) in wanted {
        let mut new = Cluster { tops: *wish, heights: vec![*height] };
        while let Some(before) = clusters.pop() {
            if before.top(top, bottom) + before.height() <= new.top(top, bottom) {
                clusters.push(before);
                break;
            }
            new = before.with(new);
        }
        clusters.push(new);
    }
    let mut tops = Vec::new();
    for cluster in clusters {
        let mut next = cluster.top(top, bottom);
        for height in cluster.heights {
            tops.push(next);
            next += height;
        }
    }
    tops
}

/// Things that touch.
struct Cluster {
    /// The sum of where the first would have to begin for each of them to lie at its own middle.
    tops: i64,
    heights: Vec<i64>,
}

impl Cluster {
    fn height(&self) -> i64 {
        self.heights.iter().sum()
    }

    /// Where the first begins: the mean of all wishes, within bounds.
    fn top(&self, top: i64, bottom: i64) -> i64 {
        let count = count(self.heights.len()).max(1);
        self.tops.div_euclid(count).min(bottom - self.height()).max(top)
    }

    fn with(mut self, below: Cluster) -> Cluster {
        self.tops += below.tops - count(below.heights.len()) * self.height();
        self.heights.extend(below.heights);
        self
    }
}

/// A length as a number to compute places with.
pub(super) fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
