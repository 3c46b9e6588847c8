//! Properties in the order that the schema of WordprocessingML wants.
//!
//! The encoder writes them in an order of its own, which strict readers refuse. Nothing else of a part is changed.

use roxmltree::{Document, Node};

/// What holds properties, and their order in it (ECMA-376 Part 1, Annex A; of each the ones that the encoder knows).
const ORDERS: [(&str, &[&str]); 7] = [
    ("numPr", &["ilvl", "numId"]),
    (
        "style",
        &["name", "basedOn", "next", "link", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "pPr", "rPr"],
    ),
    (
        "pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "pBdr",
            "shd",
            "tabs",
            "autoSpaceDE",
            "autoSpaceDN",
            "bidi",
            "adjustRightInd",
            "snapToGrid",
            "spacing",
            "ind",
            "jc",
            "textAlignment",
            "outlineLvl",
            "rPr",
            "sectPr",
        ],
    ),
    (
        "rPr",
        &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "caps",
            "strike",
            "dstrike",
            "vanish",
            "color",
            "spacing",
            "w",
            "sz",
            "szCs",
            "highlight",
            "u",
            "bdr",
            "shd",
            "fitText",
            "vertAlign",
            "specVanish",
        ],
    ),
    ("tblPr", &["tblStyle", "tblpPr", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar"]),
    ("tcPr", &["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "tcMar", "textDirection", "vAlign"]),
    (
        "sectPr",
        &[
            "headerReference",
            "footerReference",
            "type",
            "pgSz",
            "pgMar",
            "pgNumType",
            "cols",
            "titlePg",
            "textDirection",
            "docGrid",
        ],
    ),
];

/// The part with its properties in order; `None` where it is no XML.
pub(super) fn in_order(part: &str) -> Option<String> {
    let tree = Document::parse(part).ok()?;
    let root = tree.root_element();
    let mut text = part[..root.range().start].to_owned();
    write(root, part, &mut text);
    text.push_str(&part[root.range().end..]);
    Some(text)
}

fn write(node: Node<'_, '_>, part: &str, text: &mut String) {
    let mut children: Vec<_> = node.children().collect();
    let (Some(first), Some(last)) = (children.first(), children.last()) else {
        return text.push_str(&part[node.range()]);
    };
    let inside = first.range().start..last.range().end;
    text.push_str(&part[node.range().start..inside.start]);
    if let Some((_, order)) = ORDERS.iter().find(|(name, _)| node.tag_name().name() == *name) {
        // What is not in the list goes behind what is, in the order in which it stood.
        let place = |child: &Node<'_, '_>| order.iter().position(|name| child.tag_name().name() == *name);
        children.sort_by_key(|child| place(child).unwrap_or(order.len()));
    }
    children.into_iter().for_each(|child| write(child, part, text));
    text.push_str(&part[inside.end..node.range().end]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_change_places_and_nothing_else_changes() {
        let part = "<?xml version=\"1.0\"?><w:p xmlns:w=\"w\"><w:pPr><w:rPr><w:sz w:val=\"24\" /><w:b /></w:rPr>\
                    <w:jc w:val=\"center\" /><w:pStyle w:val=\"제목\" /></w:pPr><w:r><w:t>가 &amp; 나</w:t></w:r></w:p>\n";
        let right = "<?xml version=\"1.0\"?><w:p xmlns:w=\"w\"><w:pPr><w:pStyle w:val=\"제목\" /><w:jc w:val=\"center\" />\
                     <w:rPr><w:b /><w:sz w:val=\"24\" /></w:rPr></w:pPr><w:r><w:t>가 &amp; 나</w:t></w:r></w:p>\n";
        assert_eq!(in_order(part).as_deref(), Some(right));
        assert_eq!(in_order(right).as_deref(), Some(right));
    }
}
