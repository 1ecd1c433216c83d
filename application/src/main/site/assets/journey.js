// A payment's way as the API explains it: what has happened, and what is still to come.

const toTheOutcome = ["accept", "relay", "execute", "resolve"];
const way = [...toTheOutcome, "publish", "record", "deliver"];

/**
 * Whether nothing more happens by itself within seconds: all outcomes are in, each event is in the journal, and everybody
 * was told or tried once.
 */
export function isSettled({ hops, next, told }, transactions) {
  const isUntried = ({ status, status_code, error }) => status === "pending" && status_code === null && error === null;
  const published = hops.filter(({ hop }) => hop === "publish").length;
  const recorded = transactions.filter(({ sequence }) => sequence !== null).length;
  return !next.some(({ what }) => what === "inquire") && recorded >= published && !told.some(isUntried);
}

/**
 * One step after the other, each with its verb and a sentence; those that were taken say after how many seconds.
 * `usual` tells what each verb does when nothing goes wrong.
 */
export function steps(explanation, transactions, outcomeUnknown, usual) {
  const begun = Date.parse(explanation.hops[0].at);
  const taken = explanation.hops.map((hop) => ({
    verb: hop.hop,
    what: hop.detail,
    taken: `+${((Date.parse(hop.at) - begun) / 1000).toFixed(2)} s`,
  }));
  if (explanation.status !== "processing") return [...taken, ...records(transactions)];
  return [...taken, ...(outcomeUnknown ? inquiries(explanation) : restOfTheWay(taken, usual))];
}

function records(transactions) {
  if (transactions.length === 0) return [];
  const types = transactions.map(({ type }) => type).reverse();
  return [{ verb: "record", what: `The journal holds ${types.join(", ")}.`, taken: "kept" }];
}

function inquiries({ next }) {
  return next.filter(({ what }) => what === "inquire").map(({ detail }) => ({ verb: "inquire", what: detail }));
}

function restOfTheWay(taken, usual) {
  const reached = taken.findLast(({ verb }) => toTheOutcome.includes(verb)).verb;
  return way.slice(way.indexOf(reached) + 1).map((verb) => ({ verb, what: usual[verb] }));
}
