//! Breaking a line into narrower ones.

use unicode_segmentation::UnicodeSegmentation;

use super::clean::Clean;
use super::show::{self, CUT};

impl Clean {
    /// Lines of at most `cells` each: broken at spaces, which are then left out, and around wide characters; inside a word only
    /// where it is longer than a line. A cluster wider than a line is shown as `…`; without a cell there is one empty line.
    #[must_use]
    pub fn wrap(&self, cells: usize) -> Vec<Self> {
        if self.width() <= cells {
            return vec![self.clone()];
        }
        if cells == 0 {
            return vec![Self::default()];
        }
        let mut wrapping = Wrapping { text: self.as_str(), cells, lines: Vec::new(), start: 0, used: 0, gap: 0 };
        for (at, cluster) in self.as_str().grapheme_indices(true) {
            wrapping.take(at, cluster);
        }
        wrapping.finish()
    }
}

/// A text while it is broken. Places are byte offsets into the text.
struct Wrapping<'a> {
    text: &'a str,
    cells: usize,
    lines: Vec<Clean>,
    /// Where the line begins, and the cells that it has so far.
    start: usize,
    used: usize,
    /// Where the line may be broken, when that is behind `start`.
    gap: usize,
}

impl Wrapping<'_> {
    fn take(&mut self, at: usize, cluster: &str) {
        let width = show::width(cluster);
        let end = at + cluster.len();
        if cluster == " " && self.used == 0 && !self.lines.is_empty() {
            self.start = end;
            return;
        }
        if cluster == " " && self.used + width > self.cells {
            self.end_line(at, end);
            return;
        }
        while self.used + width > self.cells && self.start < at {
            if self.gap > self.start {
                self.end_line(self.gap, self.gap);
                self.used = show::width(&self.text[self.start..at]);
            } else {
                self.end_line(at, at);
            }
        }
        if width > self.cells {
            self.lines.push(Clean::fixed(CUT));
            self.start = end;
            return;
        }
        self.used += width;
        if cluster == " " || width > 1 {
            self.gap = end;
        }
    }

    /// Ends the line at one place and begins the next at another.
    fn end_line(&mut self, end: usize, next: usize) {
        let mut line = &self.text[self.start..end];
        // By clusters: a space can be part of one, under a sign that is prepended to it.
        while line.graphemes(true).next_back() == Some(" ") {
            line = &line[..line.len() - 1];
        }
        self.lines.push(Clean::trusted(line.to_owned()));
        self.start = next;
        self.used = 0;
    }

    fn finish(mut self) -> Vec<Clean> {
        if self.start < self.text.len() {
            self.end_line(self.text.len(), self.text.len());
        }
        self.lines
    }
}

#[cfg(test)]
mod tests;
