package io.guanhu.platform.idempotency.exchange;

import java.io.ByteArrayOutputStream;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Holds the answer back until the work it reports is committed. */
public final class BufferedResponse extends ServerHttpResponseDecorator {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private volatile boolean complete;

    public BufferedResponse(ServerHttpResponse response) {
        super(response);
    }

    public byte[] body() {
        return body.toByteArray();
    }

    public int status() {
        var status = getStatusCode();
        return status == null ? 200 : status.value();
    }

    @Override
    public boolean isCommitted() {
        return complete || super.isCommitted();
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> buffers) {
        return Flux.from(buffers).doOnNext(this::keep).then(Mono.fromRunnable(() -> complete = true));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> groups) {
        return writeWith(Flux.from(groups).concatMap(group -> group));
    }

    @Override
    public Mono<Void> setComplete() {
        return Mono.fromRunnable(() -> complete = true);
    }

    private void keep(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        body.writeBytes(bytes);
    }
}
