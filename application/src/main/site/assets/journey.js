// Where a payment is on its way, told from what the API shows: its state and its events.

/** Which hops were passed, which one is under way, and one sentence about where it stands. */
export function journey(payment, events, told) {
  const outcome = events.find((event) => event.sequence > 1);
  const unknown = events.some((event) => event.type === "payment.outcome_unknown");
  const underWay = payment.status === "processing" || payment.pending_operation !== null;
  const passed = new Set(["accept"]);
  if (outcome) for (const hop of ["relay", "execute", "publish", "resolve"]) passed.add(hop);
  if (told.recorded) passed.add("record");
  if (told.delivered) passed.add("deliver");
  if (unknown && !payment.outcome_unknown) passed.add("inquire");
  const current = !underWay ? null : payment.outcome_unknown ? "inquire" : outcome ? null : "execute";
  return { passed, current, asksThePsp: unknown, settled: !underWay, sentence: sentence(payment) };
}

function sentence(payment) {
  if (payment.outcome_unknown) return "The PSP went silent. Neither paid nor failed: it is being asked.";
  switch (payment.status) {
    case "processing":
      return "On its way to the PSP.";
    case "succeeded":
      return payment.amount_refunded ? "Paid, and refunded in part or whole." : "Paid.";
    case "requires_capture":
      return "The money is held, not taken.";
    case "requires_action":
      return "The payer has to authenticate.";
    case "canceled":
      return "Canceled. Nothing was taken.";
    default:
      return payment.last_error ? `Not paid: ${payment.last_error.message}` : "Waits for a payment method.";
  }
}
