package dev.quittance.cloud.settings;

/** Every port the platform listens on, all of them on loopback. */
public enum Port {
    API(8080, "the API"),
    CONSOLE(8081, "the console"),
    MANAGEMENT(9000, "the application's health"),
    SQS(9324, "SQS"),
    SNS(9325, "SNS"),
    DYNAMODB(9326, "DynamoDB"),
    LAMBDA(9327, "Lambda"),
    SMTP(9328, "mail"),
    MAILBOX(9329, "the mailbox"),
    POSTGRESQL(9332, "PostgreSQL");

    private final int usual;
    private final String serves;

    Port(int usual, String serves) {
        this.usual = usual;
        this.serves = serves;
    }

    int usual() {
        return usual;
    }

    String serves() {
        return serves;
    }
}
