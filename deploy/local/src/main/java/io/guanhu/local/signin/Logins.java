package io.guanhu.local.signin;

import io.guanhu.local.client.Answer;
import io.guanhu.local.client.Http;
import io.guanhu.local.client.Suite;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Acts as Keycloak's administrator, who assigns customers to logins. */
public final class Logins {

    private final Http http;
    private final URI server;
    private final String realm;
    private final Suite suite;

    public Logins(Http http, Suite suite) {
        this.http = http;
        this.suite = suite;
        String issuer = suite.realm().toString();
        int at = issuer.indexOf("/realms/");
        this.server = URI.create(issuer.substring(0, at));
        this.realm = issuer.substring(at + "/realms/".length());
    }

    /** The customer of a login, or an empty text. */
    public String customerOf(String login) {
        return user(login, token())
                .path("attributes")
                .path("customer_id")
                .path(0)
                .asString("");
    }

    /** Assigns a customer to a login, effective for tokens issued from now on. */
    public void bind(String login, String customerId) {
        String token = token();
        ObjectNode user = (ObjectNode) user(login, token);
        // A PUT replaces all attributes, so the others are sent back unchanged.
        ArrayNode value = user.withObject("attributes").putArray("customer_id");
        value.add(customerId);
        Answer answer = http.send(admin("/users/" + user.path("id").asString(), token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(user.toString())));
        if (!answer.ok()) {
            throw new SignInException(login, "its customer cannot be set, " + answer.status());
        }
    }

    private JsonNode user(String login, String token) {
        Answer found = http.send(admin("/users?exact=true&briefRepresentation=false&username=" + login, token)
                .GET());
        JsonNode user = found.json().path(0);
        if (!user.isObject()) {
            throw new SignInException(login, "the realm does not know this login");
        }
        return user;
    }

    private HttpRequest.Builder admin(String path, String token) {
        return Http.to(URI.create(server + "/admin/realms/" + realm + path)).header("Authorization", "Bearer " + token);
    }

    private String token() {
        Answer answer = http.send(Http.to(URI.create(server + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", Form.TYPE)
                .POST(Form.body(Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        suite.administrator(),
                        "password",
                        suite.administratorPassword()))));
        if (!answer.ok()) {
            throw new SignInException(suite.administrator(), "no token, " + answer.at("error"));
        }
        return answer.at("access_token");
    }
}
