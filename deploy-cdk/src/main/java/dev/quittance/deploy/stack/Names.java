package dev.quittance.deploy.stack;

import java.util.Arrays;
import java.util.stream.Collectors;

/** {@code payment-execute} is {@code PaymentExecute} in a template. */
public final class Names {

    private Names() {}

    public static String construct(String name) {
        return Arrays.stream(name.split("-", -1))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
