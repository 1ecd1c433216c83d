package dev.quittance.receipt;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Writes the letters. */
final class Letters {

    private Letters() {}

    static Letter write(MailKind kind, Receipt receipt) {
        var letter = switch (kind) {
            case PAID ->
                Letter.of(
                        "Receipt from " + receipt.merchant() + ": " + receipt.amount(),
                        Templates.paidHtml(receipt),
                        Templates.paidText(receipt));
            case NOT_PAID ->
                Letter.of(
                        "Your payment to " + receipt.merchant() + " did not go through",
                        Templates.notPaidHtml(receipt),
                        Templates.notPaidText(receipt));
            case REFUNDED ->
                Letter.of(
                        "Refund from " + receipt.merchant() + ": " + receipt.amount(),
                        Templates.refundedHtml(receipt),
                        Templates.refundedText(receipt));
        };
        return receipt.test() ? new Letter("[Test] " + letter.subject(), letter.html(), letter.text()) : letter;
    }

    static Letter write(EndpointNotice notice) {
        return Letter.of(
                "Your webhook endpoint was disabled",
                Templates.endpointDisabledHtml(notice),
                Templates.endpointDisabledText(notice));
    }

    @CheckedTemplate(basePath = "receipt")
    private static final class Templates {
        static native TemplateInstance paidHtml(Receipt receipt);

        static native TemplateInstance paidText(Receipt receipt);

        static native TemplateInstance notPaidHtml(Receipt receipt);

        static native TemplateInstance notPaidText(Receipt receipt);

        static native TemplateInstance refundedHtml(Receipt receipt);

        static native TemplateInstance refundedText(Receipt receipt);

        static native TemplateInstance endpointDisabledHtml(EndpointNotice notice);

        static native TemplateInstance endpointDisabledText(EndpointNotice notice);
    }
}
