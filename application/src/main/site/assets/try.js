// The workbench: makes a test payment and follows it until it has come to rest.

import { asCurl, exchange, request } from "./api.js";
import { isSettled, steps } from "./journey.js";
import { toMinor } from "./money.js";

const payments = "/api/v1/payments";
const pollEvery = 400;
const pollAtMost = 200;
const away = "away";

const form = document.querySelector("#order");
const one = (id) => document.querySelector(`#${id}`);
const usual = Object.fromEntries([...one("hops").children].map((step) => [step.dataset.hop, step.lastElementChild.textContent]));
let followed = 0;

form.addEventListener("input", describe);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  make().catch(complain);
});
// The second click of a double click is no second order, however quickly the first was answered.
one("pay").addEventListener("click", (event) => event.detail > 1 && event.preventDefault());
describe();
comeBack();

function describe() {
  one("token-hint").textContent = form.token.selectedOptions[0].dataset.outcome;
  one("pay").textContent = `Pay ${form.amount.value.trim()} ${form.currency.value}`;
  one("form-problem").textContent = "";
}

async function make() {
  const body = {
    amount: toMinor(form.amount.value, form.currency.value),
    currency: form.currency.value,
    payment_method: form.token.value,
    return_url: `${location.origin}/try/`,
  };
  if (form.manual.checked) body.capture_method = "manual";
  await command(payments, body, `try-${crypto.randomUUID()}`);
}

/** Keeps in this tab whose payment it is, for the payer leaves for their bank's page. */
function leave(id) {
  sessionStorage.setItem(away, JSON.stringify({ key: key(), id }));
}

/** The payer is back from their bank. */
function comeBack() {
  const left = JSON.parse(sessionStorage.getItem(away));
  if (!left) return;
  sessionStorage.removeItem(away);
  form.key.value = left.key;
  follow(left.id, ++followed);
}

/**
 * Sends a command and shows the exchange. Whatever became of it, the payment it is about is followed: it may have been done
 * though its answer was lost, or refused because it was done before.
 */
async function command(path, body, idempotencyKey, id) {
  const asked = request(key(), "POST", path, { body, idempotencyKey });
  showRequest(asked, () => command(path, body, idempotencyKey, id));
  one("pay").disabled = true;
  try {
    const answered = await exchange(asked);
    showAnswer(answered);
    if (!answered.ok) throw refusal(answered);
    id = answered.body.payment ?? answered.body.id;
  } catch (error) {
    complain(error);
  } finally {
    one("pay").disabled = false;
  }
  if (id) await follow(id, ++followed);
}

/** Looks again and again until it has come to rest, or another payment is followed; a look that fails is no end. */
async function follow(id, round) {
  for (let i = 0; i < pollAtMost; i++) {
    const look = await see(id).catch((problem) => ({ problem }));
    if (round !== followed) return;
    if (look.problem) {
      one("standing").textContent = inWords(look.problem);
    } else {
      draw(look);
      if (isSettled(look.explanation, look.transactions)) return;
    }
    await new Promise((resolve) => setTimeout(resolve, pollEvery));
  }
}

/** The payment is read last: what is explained as come to rest isn't drawn as it was before. */
async function see(id) {
  const [explanation, transactions] = await Promise.all([read(`${payments}/${id}/explain`), recorded(id)]);
  return { explanation, transactions, payment: await read(`${payments}/${id}`) };
}

async function read(path) {
  const answered = await exchange(request(key(), "GET", path));
  if (!answered.ok) throw refusal(answered);
  return answered.body;
}

function refusal({ body }) {
  return new Error(`${body.title}. ${body.detail}`);
}

/** What the journal holds of it; nothing while the journal is away, which keeps no payment from going on. */
async function recorded(id) {
  const answered = await exchange(request(key(), "GET", `/api/v1/transactions?payment=${id}`));
  return answered.ok ? answered.body.data : [];
}

function key() {
  return form.key.value.trim();
}

function complain(error) {
  one("form-problem").textContent = inWords(error);
}

function inWords(error) {
  return error instanceof TypeError || error.name === "TimeoutError" ? "The API can’t be reached." : error.message;
}

function draw({ payment, explanation, transactions }) {
  one("standing").replaceChildren(element("strong", explanation.status, explanation.status), ` ${explanation.why.join(" ")}`);
  one("hops").replaceChildren(...steps(explanation, transactions, payment.outcome_unknown, usual).map(step));
  one("hops").querySelector("li:not(.passed)")?.classList.add("current");
  json(one("now"), payment);
  offer(payment);
}

function step({ verb, what, taken }) {
  const item = element("li", "", taken ? "passed" : "");
  item.append(element("span", verb, "verb"), " ", element("span", what, "what"));
  if (taken) item.append(" ", element("span", taken, "when"));
  return item;
}

/** What can be done with the payment next, as it says itself. */
function offer(payment) {
  const commands = payment.allowed_actions.filter((action) => action !== "confirm");
  const buttons = commands.map((action) =>
    button(action, () =>
      action === "refund"
        ? command("/api/v1/refunds", { payment: payment.id }, `try-${crypto.randomUUID()}`, payment.id)
        : command(`${payments}/${payment.id}/${action}`, {}, `try-${crypto.randomUUID()}`, payment.id),
    ),
  );
  if (payment.allowed_actions.includes("confirm")) {
    buttons.unshift(
      button(`confirm with ${form.token.value}`, () =>
        command(
          `${payments}/${payment.id}/confirm`,
          { payment_method: form.token.value },
          `try-${crypto.randomUUID()}`,
          payment.id,
        ),
      ),
    );
  }
  if (payment.next_action) {
    const link = element("a", "authenticate as the payer", "button quiet small");
    link.href = payment.next_action.url;
    link.addEventListener("click", () => leave(payment.id));
    buttons.unshift(link);
  }
  one("next").hidden = buttons.length === 0;
  one("next").replaceChildren(element("span", "Next: "), ...buttons);
}

function button(text, action) {
  const made = element("button", text, "button quiet small");
  made.type = "button";
  made.addEventListener("click", () => action().catch(complain));
  return made;
}

function showRequest(asked, repeat) {
  one("form-problem").textContent = "";
  one("exchange").hidden = false;
  one("request-line").replaceChildren("Request ", button("send it again", repeat));
  one("request").textContent = asCurl(asked);
  one("answer-line").textContent = "No answer yet";
  one("answer").textContent = "";
}

function showAnswer({ status, milliseconds, replayed, body }) {
  one("answer-line").textContent = `${status} in ${milliseconds} ms${replayed ? " · Idempotent-Replayed: true" : ""}`;
  json(one("answer"), body);
}

/** Coloured as the guide's samples are. */
function json(target, value) {
  const text = JSON.stringify(value, null, 2);
  const parts = [];
  let done = 0;
  for (const token of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|\b\d+\b|\b(?:true|false|null)\b/g)) {
    const [whole, string, colon] = token;
    parts.push(text.slice(done, token.index));
    const kind = string ? (colon ? "t-name" : "t-string") : /\d/.test(whole) ? "t-number" : "t-word";
    parts.push(element("span", string ?? whole, kind), colon ?? "");
    done = token.index + whole.length;
  }
  target.replaceChildren(...parts, text.slice(done));
}

function element(name, text = "", className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}
