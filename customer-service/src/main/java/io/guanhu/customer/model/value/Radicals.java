package io.guanhu.customer.model.value;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Radicals as found in dictionaries and in text copied from PDF files, where a program put them in
 * place of the ideographs that look the same.
 */
public final class Radicals {

    /**
     * Radicals of the supplement, each followed by its ideograph: Unicode,
     * Equivalent_Unified_Ideograph.
     */
    private static final Map<Integer, Integer> SUPPLEMENT = pairs("⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕𫜹"
            + "⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目"
            + "⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹"
            + "⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏"
            + "⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾"
            + "⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟");

    private Radicals() {}

    /** The text with an ideograph for each radical. */
    public static String replaceAll(String text) {
        StringBuilder replaced = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(point, replaced));
        return replaced.toString();
    }

    private static void append(int point, StringBuilder text) {
        if (point >= 0x2F00 && point <= 0x2FD5) {
            text.append(Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC));
        } else {
            text.appendCodePoint(SUPPLEMENT.getOrDefault(point, point));
        }
    }

    private static Map<Integer, Integer> pairs(String text) {
        int[] points = text.codePoints().toArray();
        Map<Integer, Integer> pairs = new HashMap<>();
        for (int at = 0; at < points.length; at += 2) {
            pairs.put(points[at], points[at + 1]);
        }
        return Map.copyOf(pairs);
    }
}
