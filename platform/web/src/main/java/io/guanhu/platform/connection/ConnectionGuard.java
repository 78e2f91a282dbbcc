package io.guanhu.platform.connection;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemWriter;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Guards one connection, on its event loop. It lets complete and timely requests pass, and answers
 * all others with a problem before ending the connection. It stands between the decoder and the
 * request handler; its {@link #clock} stands before the decoder, where headers still arrive in
 * pieces.
 *
 * <p>Closing a socket with unread data immediately would prevent the client from receiving the
 * answer. Therefore, after a refusal, this side only stops writing and continues to read for a
 * moment.
 */
// The results of writes and closes are ignored, because the connection ends either way.
@SuppressWarnings("FutureReturnValueIgnored")
final class ConnectionGuard extends ChannelDuplexHandler {

    private static final long LINGER_MILLIS = 2_000;
    private static final long LOOK_MILLIS = 250;

    private final ConnectionProperties properties;
    private final ProblemWriter problemWriter;
    private final ConnectionRefusalListener refusals;

    private @Nullable String language;
    private @Nullable ReadTimer body;
    private @Nullable Future<?> timer;
    private @Nullable ProblemException waitingRefusal;
    private int unanswered;
    private boolean answering;
    private boolean refused;

    ConnectionGuard(ConnectionProperties properties, ProblemWriter problemWriter, ConnectionRefusalListener refusals) {
        this.properties = properties;
        this.problemWriter = problemWriter;
        this.refusals = refusals;
    }

    /** Starts counting at the first byte of a request. */
    ChannelInboundHandlerAdapter clock() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext raw, Object bytes) {
                ChannelHandlerContext here = raw.pipeline().context(ConnectionGuard.this);
                if (here != null && body == null && timer == null && !refused) {
                    long limit = properties.headerTimeout().toMillis();
                    timer = raw.executor().schedule(() -> refuse(here, late()), limit, TimeUnit.MILLISECONDS);
                }
                raw.fireChannelRead(bytes);
            }
        };
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refused || waitingRefusal != null) {
            ReferenceCountUtil.release(message);
            return;
        }
        ProblemException wrong = violation(message);
        if (wrong != null) {
            ReferenceCountUtil.release(message);
            refuse(context, wrong);
            return;
        }
        follow(context, message);
        context.fireChannelRead(message);
    }

    private @Nullable ProblemException violation(Object message) {
        if (message instanceof HttpRequest request) {
            stopTimer();
            language = request.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE);
        }
        if (!(message instanceof HttpObject part)) {
            return null;
        }
        DecoderResult decoded = part.decoderResult();
        if (decoded.isFailure()) {
            return RequestRules.undecodable(decoded.cause());
        }
        return message instanceof HttpRequest request ? RequestRules.broken(request) : null;
    }

    private void follow(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            unanswered++;
            if (HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) > 0) {
                startBody(context);
            }
        }
        ReadTimer current = body;
        if (current != null && message instanceof HttpContent content) {
            current.received(content.content().readableBytes(), System.nanoTime());
        }
        if (message instanceof LastHttpContent) {
            stopTimer();
            body = null;
        }
    }

    private void startBody(ChannelHandlerContext context) {
        ReadTimer started = new ReadTimer(properties);
        body = started;
        timer = context.executor()
                .scheduleWithFixedDelay(
                        () -> {
                            if (started.exhausted(System.nanoTime())) {
                                refuse(context, late());
                            }
                        },
                        LOOK_MILLIS,
                        LOOK_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void read(ChannelHandlerContext context) {
        ReadTimer current = body;
        if (current != null) {
            current.wantsToRead(System.nanoTime());
        }
        context.read();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (refused) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        if (message instanceof HttpResponse response) {
            answering = response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
        }
        boolean last = answering && message instanceof LastHttpContent;
        context.write(message, promise);
        if (last) {
            answering = false;
            unanswered--;
            ProblemException waiting = waitingRefusal;
            if (waiting != null && unanswered == 0) {
                context.flush();
                refuse(context, waiting);
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopTimer();
        context.fireChannelInactive();
    }

    private void refuse(ChannelHandlerContext context, ProblemException problem) {
        if (refused) {
            return;
        }
        stopTimer();
        boolean ofTheOneUnderWay = body != null;
        if (!ofTheOneUnderWay && unanswered > 0) {
            // Earlier requests are answered first.
            waitingRefusal = problem;
            return;
        }
        refused = true;
        refusals.onRefusal(problem.code(), context.channel().remoteAddress());
        if (answering || (ofTheOneUnderWay && unanswered != 1)) {
            // A partial response cannot be taken back, and a complete one cannot be followed by a
            // second.
            context.close();
        } else {
            context.writeAndFlush(response(problem)).addListener(_ -> hangUp(context));
        }
    }

    private FullHttpResponse response(ProblemException problem) {
        ProblemWriter.Written written = problemWriter.written(problem, language);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(written.status()),
                Unpooled.wrappedBuffer(written.body()));
        written.headers().forEach((name, value) -> response.headers().set(name, value));
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, written.body().length)
                .set(HttpHeaderNames.CONNECTION, "close");
        return response;
    }

    private static void hangUp(ChannelHandlerContext context) {
        if (!(context.channel() instanceof DuplexChannel socket) || !socket.isActive()) {
            context.close();
            return;
        }
        socket.shutdownOutput();
        context.channel().config().setAutoRead(true);
        context.read();
        context.executor().schedule(() -> context.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void stopTimer() {
        Future<?> running = timer;
        timer = null;
        if (running != null) {
            running.cancel(false);
        }
    }

    private static ProblemException late() {
        return ProblemException.of(HttpStatus.REQUEST_TIMEOUT, "request-timeout");
    }
}
