package io.guanhu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class KeycloakIT {

    private static final String GRANT =
            "grant_type=client_credentials&client_id=audit-service&client_secret=test-audit-service";

    @Test
    void givesAServiceATokenForTheSuite() throws Exception {
        String issuer = KeycloakServer.shared().issuer();

        JWTClaimsSet claims = SignedJWT.parse(token(issuer)).getJWTClaimsSet();

        assertThat(claims.getIssuer()).isEqualTo(issuer);
        assertThat(claims.getAudience()).contains("guanhu");
        assertThat(claims.getStringClaim("azp")).isEqualTo("audit-service");
        assertThat(claims.getJSONObjectClaim("realm_access").toString()).contains("service");
    }

    private static String token(String issuer) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(GRANT))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return JSONObjectUtils.getString(JSONObjectUtils.parse(response.body()), "access_token");
        }
    }
}
