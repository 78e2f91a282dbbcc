package io.guanhu.platform.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * One page of a list.
 *
 * @param next the cursor of the following page; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page of what was found; one item beyond the limit shows that there is another page.
     *
     * @param position the position of the last item, after which the next page begins
     */
    public static <T> Page<T> of(List<T> found, PageRequest page, Cursors cursors, Function<T, String> position) {
        if (found.size() <= page.limit()) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, page.limit());
        List<String> last = List.of(position.apply(items.getLast()));
        return new Page<>(items, cursors.sign(page.list(), last));
    }

    /** The same page with its items converted. */
    public <R> Page<R> map(Function<T, R> shown) {
        return new Page<>(items.stream().map(shown).toList(), next);
    }

    /** The response for this page; its {@code Link} (RFC 8288) leads to the next one. */
    public ResponseEntity<Page<T>> answering(ServerHttpRequest request) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        if (next != null) {
            answer.header(HttpHeaders.LINK, "<" + linkTo(request, next) + ">; rel=\"next\"");
        }
        return answer.body(this);
    }

    /** The same request from another position; relative, because the gateway is in front of us. */
    private static String linkTo(ServerHttpRequest request, String cursor) {
        String query = Objects.requireNonNullElse(request.getURI().getRawQuery(), "");
        String kept = Arrays.stream(query.split("&", -1))
                .filter(each -> !each.isEmpty() && !each.startsWith("cursor="))
                .map(each -> each + "&")
                .collect(Collectors.joining());
        return request.getURI().getRawPath() + "?" + kept + "cursor=" + cursor;
    }
}
