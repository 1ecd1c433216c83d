package dev.quittance.cloud.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** Pay with every card in a random order, go through with what each payment's plan says, and insist on an answer. */
final class Payers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Shop shop;
    private final Insistence insistence = new Insistence();
    private final ConcurrentLinkedQueue<Accepted> accepted = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();

    Payers(String api) {
        this.shop = new Shop(api);
    }

    /** One payment as it is to be made. */
    private record Wish(Plan plan, long amount, String idempotencyKey) {}

    /** Makes so many payments, one every so often, and returns when each is over or given up. */
    void pay(int count, Duration every, Random random) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var wish : wishes(count, random)) {
                threads.execute(() -> pay(wish));
                Thread.sleep(every);
            }
        }
    }

    /** Has the merchant's subscriber told of everything from now on. */
    void subscribe(Subscriber subscriber) throws IOException, InterruptedException {
        var answer = insistence.send(shop.subscribe(subscriber.url()));
        if (answer.isEmpty() || answer.get().statusCode() != 201) {
            throw new IOException(subscriber.name() + " can't subscribe: " + answer);
        }
    }

    List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    /** What was answered otherwise than a payer may expect, even while everything is being killed. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** Why and how often they had to ask again. */
    Map<String, Integer> troubles() {
        return insistence.troubles();
    }

    private static List<Wish> wishes(int count, Random random) {
        var wishes = new ArrayList<Wish>();
        var plans = Plan.all();
        for (int i = 0; i < count; i++) {
            var key = new UUID(random.nextLong(), random.nextLong()).toString();
            wishes.add(new Wish(plans.get(i % plans.size()), random.nextLong(100, 100_000), key));
        }
        Collections.shuffle(wishes, random);
        return wishes;
    }

    private void pay(Wish wish) {
        try {
            insist(wish);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void insist(Wish wish) throws InterruptedException {
        var answer = insistence.send(shop.pay(wish.plan(), wish.amount(), wish.idempotencyKey()));
        if (answer.isEmpty()) {
            refused.add(wish + " was never answered");
        } else if (answer.get().statusCode() != 201) {
            refused.add(wish + " was answered " + answer.get().statusCode() + " "
                    + answer.get().body());
        } else {
            accepted(wish, answer.get().body());
        }
    }

    private void accepted(Wish wish, String body) throws InterruptedException {
        var id = id(body);
        var aftermath = new Aftermath(shop, insistence, id, wish.plan().sequel());
        try {
            if (wish.plan().sequel() != Sequel.NONE) {
                aftermath.live();
            }
        } catch (IOException e) {
            refused.add(id + " with " + wish.plan() + ": " + e.getMessage());
        }
        accepted.add(new Accepted(id, wish.idempotencyKey(), wish.plan(), wish.amount(), aftermath.commands()));
    }

    private static String id(String payment) {
        try {
            return JSON.readTree(payment).path("id").asText();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
