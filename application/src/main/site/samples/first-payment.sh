curl http://localhost:8080/api/v1/payments \
  -H "Authorization: Bearer sk_test_demo" \
  -H "Idempotency-Key: order-1001" \
  -H "Content-Type: application/json" \
  -H "Prefer: wait=10" \
  -d '{
    "amount": 4200,
    "currency": "EUR",
    "payment_method": "pm_card_visa"
  }'
