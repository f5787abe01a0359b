#pragma once

#include "extraction/relations/relation_reader.h"

// The finders of relations, one file each. The first of them read the sentence that the reader has entered;
// the others enter sentences themselves. A finder states nothing that the words do not say.

namespace vidensgraf {

/// `Broader` from lists behind their kind: "Y, fx A og B".
void find_lists(RelationReader& reader);
/// `Broader` from lists before it: "A, B og andre Y".
void find_other_kinds(RelationReader& reader);
/// `Broader` by "som": "Y som A og B", of names "A og B som Y".
void find_as_lists(RelationReader& reader);
/// `Broader` from brackets behind a plural: "Y-er (A, B mv.)", "Y-er (korte og lange)".
void find_asides(RelationReader& reader);
/// `Broader` of single statements: "A er en Y", "to typer Y: A og B", "Y-erne A og B".
void find_kinds(RelationReader& reader);
/// `Broader` of names and of what is compared with its like: "A og B er Y-er", "A i forhold til andre typer
/// Y".
void find_named_kinds(RelationReader& reader);
/// `Broader` and `PartOf` of what a colon announces: "to typer Y: A og B", "X har tre faser: A, B og C".
void find_announced(RelationReader& reader);
/// `Broader` of what stands beside a name: "A – et Y til G –".
void find_appositions(RelationReader& reader);
/// `PartOf`: "X omfatter A og B", "X består af A og B".
void find_wholes(RelationReader& reader);
/// `PartOf`: "A er en del af B", "A indgår i B".
void find_parts(RelationReader& reader);
/// `PartOf` and `Related` of bodies: "X er forankret i ORGANISATION", "O har bedt P om".
void find_bodies(RelationReader& reader);
/// `HasTargetGroup`: "X til G", "X er et tilbud til G", "X leverer indsatser til G".
void find_beneficiaries(RelationReader& reader);
/// `HasTargetGroup`: "X er målrettet G", "X gives til G", "X er for G".
void find_predicates(RelationReader& reader);
/// `HasTargetGroup`: "G modtager X", "N tilbyder G X".
void find_recipients(RelationReader& reader);
/// `HasTargetGroup`: "målgruppen for X er G", "X, hvis målgruppe er G".
void find_audiences(RelationReader& reader);
/// `HasTargetGroup`: "med X kan G V", "X gør det muligt for G at V", "X til rådighed for G".
void find_enablings(RelationReader& reader);
/// `Related` by a verb: "X kræver Y", "X styrker Y", "X understøttes af Y".
void find_ties(RelationReader& reader);
/// `Related` as means and end: "Y gennem X", "X har til formål at sikre Y"; "samarbejdet mellem X og Y".
void find_means(RelationReader& reader);

/// Kinds, parts and provisions from frames of a whole sentence: "Y-er kan være A og B", "som led i X
/// gennemføres A og B".
void find_frames(RelationReader& reader);
/// `HasTargetGroup` from the labels of groups: "borgere med behov for X".
void find_needs(RelationReader& reader);
/// `HasTargetGroup` and `GovernedBy` from labels below the heading of an offer: "Målgruppe", "Lovgrundlag".
void find_under_headings(RelationReader& reader);
/// What definitions say of their term: genus, aliases, criteria, parts of a division.
void find_in_definitions(RelationReader& reader);
/// `Broader` from headings: "X i Y" beside X.
void find_in_headings(RelationReader& reader);
/// `GovernedBy`: "X efter servicelovens § 85", "X (§ 85)", "efter § 85 om X".
void find_provisions(RelationReader& reader);

}  // namespace vidensgraf
