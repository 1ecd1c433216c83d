package dev.quittance.sitebuilder;

import java.util.Map;

/** The first page: what Quittance is, the path of a payment, the first payment. */
final class HomePage {

    private HomePage() {}

    static void print(Sources sources, Press press) {
        press.print(
                "/",
                "home",
                new Heading(
                        "Payments that happen exactly once",
                        "An open-source payments platform that your team deploys into its own AWS account.",
                        "home"),
                Map.of(
                        "firstPayment",
                                Highlight.html(
                                        "sh",
                                        sources.text("samples/first-payment.sh").strip()),
                        "path", sources.text("pictures/path.svg"),
                        "narrowPath", sources.text("pictures/path-narrow.svg")));
    }
}
