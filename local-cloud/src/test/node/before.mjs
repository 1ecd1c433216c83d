// What a shop's samples find around them: in its page Stripe's script and a button, on its server a card's token.
const paymentMethodId = "pm_card_visa";
const clicks = [];
const orders = [];
const document = { querySelector: () => ({ addEventListener: (event, listener) => clicks.push(listener) }) };
const showMessage = console.log;
const Stripe = () => ({
  elements: () => ({ create: () => ({ mount() {} }), submit: async () => ({}) }),
  createPaymentMethod: async () => ({ paymentMethod: { id: paymentMethodId } }),
});
const fetch = (address, request) =>
  address.startsWith("/") ? orders.push(request.body) : globalThis.fetch(address, request);

