//! The ripple map as a drawing: DOT for Graphviz, and Mermaid.
//!
//! Titles are the client's words, so every character that means something to the drawing is written in
//! a way that does not.

use crate::priority::ranking::record::{Place, Ranking};
use crate::priority::situation::facts::{Arrow, Sign};
use crate::sort;

impl Ranking {
    /// The ripple map in the DOT language of Graphviz: goals by rank, arrows by strength; what
    /// interferes is dashed, safety has a double line, what cannot be worked on is dashed.
    #[must_use]
    pub fn to_dot(&self) -> String {
        let mut lines = vec![
            "digraph ripple {".to_owned(),
            "  rankdir=LR;".to_owned(),
            "  node [shape=box, style=rounded];".to_owned(),
        ];
        for place in &self.places {
            let mut attributes = vec![format!("label=\"{}\"", dot_text(&label(place)))];
            if self.is_safety(place) {
                attributes.push("peripheries=2".to_owned());
            }
            if !place.eligible {
                attributes.push("style=\"rounded,dashed\"".to_owned());
            }
            lines.push(format!("  {} [{}];", node(place), attributes.join(", ")));
        }
        for (from, to, arrow) in self.arrows() {
            let strength = arrow.strength.get();
            let style = match arrow.sign {
                Sign::Helps => format!("label=\"{strength}\", penwidth={strength}"),
                Sign::Interferes => format!("label=\"{strength}\", penwidth={strength}, style=dashed, arrowhead=tee"),
            };
            lines.push(format!("  {} -> {} [{style}];", node(from), node(to)));
        }
        lines.push("}\n".to_owned());
        lines.join("\n")
    }

    /// The ripple map as a Mermaid flowchart; what interferes is dotted, safety has a thick line, what
    /// cannot be worked on a dashed one.
    #[must_use]
    pub fn to_mermaid(&self) -> String {
        let mut lines = vec!["flowchart LR".to_owned()];
        let (mut safety, mut waiting) = (Vec::new(), Vec::new());
        for place in &self.places {
            lines.push(format!("  {}[\"{}\"]", node(place), mermaid_text(&label(place))));
            if self.is_safety(place) {
                safety.push(node(place));
            }
            if !place.eligible {
                waiting.push(node(place));
            }
        }
        for (from, to, arrow) in self.arrows() {
            let strength = arrow.strength.get();
            let line = match arrow.sign {
                Sign::Helps => format!("-->|{strength}|"),
                Sign::Interferes => format!("-.->|interferes {strength}|"),
            };
            lines.push(format!("  {} {line} {}", node(from), node(to)));
        }
        for (goals, class, style) in
            [(safety, "safety", "stroke-width:4px"), (waiting, "waiting", "stroke-dasharray:4 4")]
        {
            if !goals.is_empty() {
                lines.push(format!("  classDef {class} {style}"));
                lines.push(format!("  class {} {class}", goals.join(",")));
            }
        }
        lines.push(String::new());
        lines.join("\n")
    }

    /// The arrows between goals that rank, sorted by their ends.
    fn arrows(&self) -> Vec<(&Place, &Place, &Arrow)> {
        let places: std::collections::HashMap<_, _> = self.places.iter().map(|place| (&place.goal, place)).collect();
        let ends = |arrow| {
            let arrow: &Arrow = arrow;
            Some((*places.get(&arrow.from)?, *places.get(&arrow.to)?, arrow))
        };
        let mut arrows: Vec<_> = self.basis.arrows.iter().filter_map(ends).collect();
        sort::by_key(&mut arrows, |(from, to, arrow)| (from.rank, to.rank, arrow.sign));
        arrows
    }

    fn is_safety(&self, place: &Place) -> bool {
        self.basis.policy.hierarchy.hierarchy().is_ok_and(|hierarchy| hierarchy.is_safety(place.tier.as_str()))
    }
}

/// A name that no title can break.
fn node(place: &Place) -> String {
    format!("goal{}", place.rank)
}

fn label(place: &Place) -> String {
    let title: Vec<&str> = place.title.as_str().split_whitespace().collect();
    format!("{}. {}", place.rank, title.join(" "))
}

/// Graphviz reads entities such as `&lt;` in a label as the characters they stand for.
fn dot_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('\\', "\\\\").replace('"', "\\\"")
}

/// Letters, digits and harmless marks as they are, everything else by its number.
fn mermaid_text(text: &str) -> String {
    let harmless = |character: char| {
        character.is_alphanumeric() || matches!(character, ' ' | '.' | ',' | '-' | '\'' | '!' | '?' | ':')
    };
    let written = |character: char| {
        if harmless(character) { character.to_string() } else { format!("#{};", u32::from(character)) }
    };
    text.chars().map(written).collect()
}
