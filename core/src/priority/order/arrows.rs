//! The arrows that help, by the goal they start from.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::priority::codes::number::counted;
use crate::priority::model::candidate::Model;
use crate::priority::situation::facts::{Arrow, Sign, Situation, Strength};
use crate::sort;

/// The arrows of a situation that help.
pub(crate) fn helps(situation: &Situation) -> impl Iterator<Item = &Arrow> {
    situation.arrows.iter().filter(|arrow| arrow.sign == Sign::Helps)
}

/// The arrows that help, by the goal they start from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Arrows {
    out: Vec<Vec<Helps>>,
}

/// An arrow that helps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Helps {
    pub(crate) to: u32,
    pub(crate) strength: Strength,
}

impl Arrows {
    pub(crate) fn new(model: &Model<'_>) -> Self {
        let mut out = vec![Vec::new(); model.candidates.len()];
        for arrow in helps(model.situation) {
            let (Some(from), Some(to)) = (model.index(&arrow.from), model.index(&arrow.to)) else { continue };
            if let Some(targets) = out.get_mut(from) {
                targets.push(Helps { to: counted(to), strength: arrow.strength });
            }
        }
        for targets in &mut out {
            targets.sort_unstable_by_key(|arrow| arrow.to);
        }
        Self { out }
    }

    /// The number of goals that rank.
    pub(crate) fn goals(&self) -> usize {
        self.out.len()
    }

    /// The arrows from a goal, by the id of the goal they lead to.
    pub(crate) fn from(&self, index: usize) -> &[Helps] {
        self.out.get(index).map_or(&[], Vec::as_slice)
    }

    /// The goals from which other arrows start than here; none where the number of goals differs too.
    pub(crate) fn differing(&self, other: &Self) -> Option<Vec<usize>> {
        let goals = self.out.iter().zip(&other.out).enumerate();
        let differing = goals.filter(|(_, (one, other))| one != other).map(|(index, _)| index);
        (self.out.len() == other.out.len()).then(|| differing.collect())
    }

    /// The number of goals that a goal helps directly.
    pub(crate) fn out_degree(&self, index: usize) -> u32 {
        counted(self.from(index).len())
    }

    /// The loops: sets of two or more goals that all help each other, in turn; sorted.
    pub(crate) fn loops(&self) -> Vec<Vec<usize>> {
        let mut graph: DiGraph<(), ()> = DiGraph::new();
        let nodes: Vec<NodeIndex> = self.out.iter().map(|_| graph.add_node(())).collect();
        for (from, targets) in nodes.iter().zip(&self.out) {
            for to in targets.iter().filter_map(|arrow| nodes.get(arrow.to as usize)) {
                graph.add_edge(*from, *to, ());
            }
        }
        let components = kosaraju_scc(&graph).into_iter().filter(|members| members.len() > 1);
        let mut loops: Vec<Vec<usize>> =
            components.map(|members| members.into_iter().map(NodeIndex::index).collect()).collect();
        for members in &mut loops {
            sort::natural(members);
        }
        sort::natural(&mut loops);
        loops
    }
}
