package io.guanhu.testing;

import io.guanhu.testing.DescribedAnswers.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webtestclient.autoconfigure.WebTestClientBuilderCustomizer;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Fails a test if an answer does not match the API document, whatever else the test checks. */
final class AnswersAsDescribed implements ExchangeFilterFunction, WebTestClientBuilderCustomizer {

    @Override
    public void customize(WebTestClient.Builder builder) {
        builder.filter(this);
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return next.exchange(request).flatMap(response -> checked(request, response));
    }

    private static Mono<ClientResponse> checked(ClientRequest request, ClientResponse response) {
        boolean endless = response.headers()
                .contentType()
                .filter(MediaType.TEXT_EVENT_STREAM::isCompatibleWith)
                .isPresent();
        if (endless) {
            Answer answer = answer(request, response, null);
            DescribedAnswers.committed().check(answer);
            StreamedEvents events = new StreamedEvents(answer);
            return Mono.just(response.mutate()
                    .body(body -> body.doOnNext(events::received))
                    .build());
        }
        return response.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]).map(body -> {
            DescribedAnswers.committed().check(answer(request, response, body));
            return response.mutate().body(again(body)).build();
        });
    }

    private static Answer answer(ClientRequest request, ClientResponse response, byte @Nullable [] body) {
        return new Answer(
                request.method().name(),
                request.url().getRawPath(),
                response.statusCode().value(),
                response.headers().asHttpHeaders(),
                body);
    }

    private static Flux<DataBuffer> again(byte[] body) {
        return body.length == 0 ? Flux.empty() : Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body));
    }
}
