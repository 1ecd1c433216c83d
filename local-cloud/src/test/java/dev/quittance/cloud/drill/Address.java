package dev.quittance.cloud.drill;

/** A payer's address: one for each payment, so that each mail is known to be about it. */
final class Address {

    private Address() {}

    /** Made of letters only: digits by chance look like a card's number, which the API refuses. */
    static String of(String idempotencyKey) {
        var letters = new StringBuilder();
        idempotencyKey
                .chars()
                .filter(Character::isLetterOrDigit)
                .map(each -> Character.isDigit(each) ? 'g' + each - '0' : each)
                .forEach(letter -> letters.append((char) letter));
        return letters + "@example.com";
    }
}
