package io.guanhu.platform.keyring.encryption.vault;

import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/** The HTTP client for Vault. */
public final class VaultHttp {

    private VaultHttp() {}

    /**
     * A client that does not follow redirects, since it would send the token along.
     *
     * @param limit for a connection, and for an answer
     * @param bundle the trusted certificates and the client's own; the runtime's trust store if
     *     absent
     */
    public static WebClient client(Duration limit, @Nullable SslBundle bundle) {
        HttpClient http = HttpClient.create()
                .followRedirect(false)
                .disableRetry(true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) limit.toMillis())
                .responseTimeout(limit);
        if (bundle != null) {
            SslContext context = context(bundle);
            http = http.secure(
                    spec -> spec.sslContext(context).handlerConfigurator(handler -> verifyHost(handler.engine())));
        }
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }

    private static SslContext context(SslBundle bundle) {
        try {
            return SslContextBuilder.forClient()
                    .keyManager(bundle.getManagers().getKeyManagerFactory())
                    .trustManager(bundle.getManagers().getTrustManagerFactory())
                    .protocols(bundle.getOptions().getEnabledProtocols())
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("The TLS settings for Vault cannot be used", e);
        }
    }

    /** The certificate must be for that host, and not only from a trusted issuer. */
    private static void verifyHost(SSLEngine engine) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
    }
}
