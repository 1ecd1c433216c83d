package dev.quittance.sitebuilder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class CurlTest {

    @Test
    void requiredQuery_standsInTheAddress_whichIsQuoted() throws JsonProcessingException {
        var list = new ObjectMapper().readTree("""
                {"parameters": [
                  {"name": "payment", "in": "query", "required": true, "schema": {"type": "string", "examples": ["pay_1"]}},
                  {"name": "limit", "in": "query", "schema": {"type": "integer"}}]}""");
        assertThat(Curl.of(new Operation(list, "/api/v1/transactions", "GET", list)))
                .startsWith("curl \"http://localhost:8080/api/v1/transactions?payment=pay_1\" \\\n");
    }
}
