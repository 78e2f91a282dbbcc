package io.guanhu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class RequestParametersTests {

    private static final String LIST = "E1101 /api/things?{}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"3\" | 3",
                "* | 3",
                "* | 9",
                "\"9\", \"1\" | 1",
                "\"9\",\"1\" | 9",
                "W/\"9\" , \"1\" | 1",
                "\"a,b\",\t\"1\" | 1"
            })
    void acceptsTheCurrentVersion(String header, long version) {
        IfMatchArgumentResolver.read(List.of(header)).require(version);
    }

    @Test
    void readsAHeaderOfSeveralLines() {
        IfMatchArgumentResolver.read(List.of("\"9\"", "\"1\"")).require(1);
    }

    /** A weak one says that nothing important differs, which is not enough for a write. */
    @ParameterizedTest
    @ValueSource(strings = {"W/\"3\"", "W/\"3\", W/\"4\"", "\"4\", \"5\"", "\"\"", "\"03\""})
    void refusesOtherVersions(String header) {
        IfMatch expected = IfMatchArgumentResolver.read(List.of(header));
        assertThatThrownBy(() -> expected.require(3)).hasMessage("stale-version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "w/\"3\"", "\"3", "", "*, \"3\"", "\"3\" \"4\"", "\"3\",", ",\"3\"", "3, \"4\""})
    void refusesWhatIsNoListOfEtags(String header) {
        assertThatThrownBy(() -> IfMatchArgumentResolver.read(List.of(header)))
                .isInstanceOf(ProblemException.class)
                .hasMessage("invalid-request");
    }

    @Test
    void anExactEtagIsNeitherAStarNorAVersionAlone() {
        String exact = IfMatch.etagOf(3, "E1101");
        IfMatchArgumentResolver.read(List.of("\"1\", " + exact)).requireExactly(exact);
        for (String other : List.of("*", "\"3\"", IfMatch.etagOf(3, "E1102"))) {
            IfMatch expected = IfMatchArgumentResolver.read(List.of(other));
            assertThatThrownBy(() -> expected.requireExactly(exact)).hasMessage("stale-version");
        }
    }

    @Test
    void asksForTheHeaderAndRefusesAStaleVersion() {
        assertThatThrownBy(() -> IfMatchArgumentResolver.read(List.of())).hasMessage("precondition-required");
        assertThatThrownBy(() -> new IfMatch(List.of("\"3\"")).require(4)).hasMessage("stale-version");
        assertThatThrownBy(() -> new IfMatch(List.of(IfMatch.etagOf(3, "E1101"))).require(4))
                .hasMessage("stale-version");
    }

    @Test
    void anEtagTellsWhatIsShownBesideTheVersionAndHoldsAWriteToTheVersionAlone() {
        String etag = IfMatch.etagOf(3, "E1101");
        assertThat(etag)
                .matches("\"3-[0-9a-f]{16}\"")
                .isNotEqualTo(IfMatch.etagOf(3, "E1102"))
                .isNotEqualTo(IfMatch.etagOf(3));
        IfMatchArgumentResolver.read(List.of(etag)).require(3);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/things?limit=2&cursor=old&of=E1, '</api/things?limit=2&of=E1&cursor=new>'",
        "/api/things, '</api/things?cursor=new>'",
        "/api/things?cursor=old, '</api/things?cursor=new>'"
    })
    void aPageLinksToTheNext(String asked, String link) {
        var request = MockServerHttpRequest.get("http://10.0.0.1:8081" + asked).build();
        var answer = new Page<>(List.of(1, 2), "new").answering(request);
        assertThat(answer.getHeaders().getFirst("Link")).isEqualTo(link + "; rel=\"next\"");
        var last = new Page<>(List.of(1, 2), null).answering(request);
        assertThat(last.getHeaders().containsHeader("Link")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "200,200", ",50"})
    void takesALimit(@Nullable String limit, int expected) {
        PageRequest page = PageRequest.of(limit, null, LIST);
        assertThat(page.limit()).isEqualTo(expected);
        assertThat(page.after(new Cursors(new TestTags(1)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "ten", "", "1.5", "99999999999"})
    void refusesAnotherLimit(String limit) {
        assertThatThrownBy(() -> PageRequest.of(limit, null, LIST)).hasMessage("invalid-request");
    }

    @Test
    void refusesACursorOfAnotherList() {
        Cursors cursors = new Cursors(new TestTags(1));
        PageRequest numbers = PageRequest.of(null, cursors.sign(LIST, List.of("17")), LIST);
        Long after = numbers.after(cursors, Long::valueOf);
        assertThat(after).isEqualTo(17);
        assertThatThrownBy(() -> numbers.after(cursors, UUID::fromString)).hasMessage("invalid-request");
        PageRequest others = PageRequest.of(null, numbers.cursor(), "E1102 /api/things?{}");
        assertThatThrownBy(() -> others.after(cursors)).hasMessage("invalid-request");
        assertThatThrownBy(() -> numbers.askedFor(List.of("other")).after(cursors))
                .hasMessage("invalid-request");
        UUID first = PageRequest.of(null, null, LIST).after(cursors, UUID::fromString);
        assertThat(first).isNull();
    }
}
