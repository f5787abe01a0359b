// Every kind of page once, by a name for its screenshot.

const e = encodeURIComponent;

export const pages = [
  ["start", "/"],
  ["search", "/?q=" + e("komplekse støttebehov")],
  ["search-narrowed", "/?q=" + e("støttebehov") + "&type=rapport"],
  ["search-explained", "/?q=" + e("sammenhængende indsats") + "&forklar=ja&sort=nyeste"],
  ["search-problem", "/?q=" + e("(støttebehov \"i hjemmet")],
  ["search-nothing", "/?q=" + e("kvantekromodynamik")],
  ["concept", "/concepts/" + e("sammenhængende indsats")],
  ["concept-unknown", "/concepts/" + e("støttebehvo")],
  ["provision", "/provisions/" + e("SEL § 85")],
  ["search-no-provision", "/?q=" + e("SEL § 9999")],
  ["provision-unknown", "/provisions/" + e("fugleloven § 3")],
  ["compare-start", "/compare"],
  ["provision-moved", "/provisions/" + e("SEL § 52")],
  ["documents", "/documents"],
  ["document", "/documents/begreber-2024?vis=definition&vis=provision&vis=concept&vis=target_group"],
  ["document-one-name", "/documents/begreber-2024?navn=" + e("støttebehov")],
  ["document-citing", "/documents/erfaringer-med-haandbogen?vis=cited_work&vis=relation"],
  ["document-long", "/documents/long?del=2"],
  ["graph-start", "/graph"],
  ["graph", "/graph?around=" + e("støttebehov") + "&depth=2"],
  ["graph-path", "/graph?around=" + e("støttebehov") + "&to=" + e("serviceloven § 85")],
  ["compare", "/compare?a=" + e("støttebehov") + "&b=" + e("sammenhængende indsats")],
  ["compare-one-defined", "/compare?a=" + e("støttebehov") + "&b=" + e("psykisk vanskelighed")],
  ["law", "/provisions/serviceloven"],
  ["compare-documents", "/compare?kind=documents&a=begreber-2024&b=begreber-i-voksenindsatsen"],
  ["review-refused", "/review"],
  ["not-found", "/nothing"],
  ["bad-request", "/?q=x&n=abc"],
];
