// A payment's way as the API explains it: what has happened, and what is still to come.

const toTheOutcome = ["accept", "relay", "execute", "resolve"];
const way = [...toTheOutcome, "publish", "deliver"];

/** Whether nothing more happens by itself within seconds: all outcomes are in, and everybody was told or tried once. */
export function isSettled({ next, told }) {
  const isUntried = ({ status, status_code, error }) => status === "pending" && status_code === null && error === null;
  return !next.some(({ what }) => what === "inquire") && !told.some(isUntried);
}

/**
 * One step after the other, each with its verb and a sentence; those that were taken say after how many seconds.
 * `usual` tells what each verb does when nothing goes wrong.
 */
export function steps(explanation, outcomeUnknown, usual) {
  const begun = Date.parse(explanation.hops[0].at);
  const taken = explanation.hops.map((hop) => ({
    verb: hop.hop,
    what: hop.detail,
    seconds: ((Date.parse(hop.at) - begun) / 1000).toFixed(2),
  }));
  if (explanation.status !== "processing") return taken;
  return [...taken, ...(outcomeUnknown ? inquiries(explanation) : restOfTheWay(taken, usual))];
}

function inquiries({ next }) {
  return next.filter(({ what }) => what === "inquire").map(({ detail }) => ({ verb: "inquire", what: detail }));
}

function restOfTheWay(taken, usual) {
  const reached = taken.findLast(({ verb }) => toTheOutcome.includes(verb)).verb;
  return way.slice(way.indexOf(reached) + 1).map((verb) => ({ verb, what: usual[verb] }));
}
