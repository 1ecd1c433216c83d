package dev.quittance.cloud.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqsEventTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void event_looksAsLambdaMakesIt() throws Exception {
        var event = JSON.readTree(SqsEvent.of(List.of(message("1")), "arn:aws:sqs:us-east-1:000000000000:queue"));
        assertThat(event).isEqualTo(JSON.readTree("""
                                {"Records": [{
                                  "messageId": "1", "receiptHandle": "handle", "body": "{}",
                                  "attributes": {"ApproximateReceiveCount": "1"},
                                  "messageAttributes": {"type": {"stringValue": "authorize", "stringListValues": [],
                                    "binaryListValues": [], "dataType": "String"}},
                                  "md5OfBody": "md5", "eventSource": "aws:sqs",
                                  "eventSourceARN": "arn:aws:sqs:us-east-1:000000000000:queue", "awsRegion": "us-east-1"
                                }]}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "{}", "{\"batchItemFailures\":[]}", "{\"batchItemFailures\":null}"})
    void answerWithoutFailures_meansAllSucceeded(String answer) throws Exception {
        assertThat(SqsEvent.failures(answer, List.of(message("1"), message("2"))))
                .isEmpty();
    }

    @Test
    void namedMessage_failed() throws Exception {
        var answer = "{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}";
        assertThat(SqsEvent.failures(answer, List.of(message("1"), message("2"))))
                .containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"3\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{}]}",
                "{\"batchItemFailures\":\"2\"}",
                "not json"
            })
    void answerThatCannotBeUnderstood_meansAllFailed(String answer) throws Exception {
        assertThat(SqsEvent.failures(answer, List.of(message("1"), message("2"))))
                .containsExactlyInAnyOrder("1", "2");
    }

    private static JsonNode message(String id) throws Exception {
        return JSON.readTree("""
                {"MessageId": "%s", "ReceiptHandle": "handle", "Body": "{}", "MD5OfBody": "md5",
                 "Attributes": {"ApproximateReceiveCount": "1"},
                 "MessageAttributes": {"type": {"DataType": "String", "StringValue": "authorize"}}}""".formatted(id));
    }
}
