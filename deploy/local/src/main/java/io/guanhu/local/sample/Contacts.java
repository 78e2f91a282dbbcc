package io.guanhu.local.sample;

import java.util.List;
import java.util.random.RandomGenerator;

/** Phone numbers, postal addresses and email addresses that belong to nobody. */
public final class Contacts {

    /**
     * Mobile number segments that no operator uses. Such numbers look like Chinese mobile numbers
     * but cannot be reached.
     */
    private static final List<String> SEGMENTS = List.of("142", "143", "154");

    /** Domains that RFC 2606 reserves for examples. */
    private static final List<String> DOMAINS = List.of("example.com", "example.org", "example.net");

    private static final List<String> CITIES = List.of(
            "北京市朝阳区", "北京市海淀区", "上海市浦东新区", "广州市天河区", "南京市玄武区", "成都市武侯区", "乌鲁木齐市天山区", "拉萨市城关区", "呼和浩特市新城区", "杭州市西湖区");
    private static final List<String> ROADS =
            List.of("梧桐里路", "青瓦巷", "望湖大街", "松涛路", "银杏胡同", "晚晴路", "听雨巷", "长亭街", "云起路", "采薇路", "明德里", "鹿鸣街");

    private Contacts() {}

    /** Eleven digits. */
    public static String phone(RandomGenerator random) {
        return SEGMENTS.get(random.nextInt(SEGMENTS.size())) + "%08d".formatted(random.nextInt(100_000_000));
    }

    public static String address(RandomGenerator random) {
        return CITIES.get(random.nextInt(CITIES.size()))
                + ROADS.get(random.nextInt(ROADS.size()))
                + (1 + random.nextInt(299))
                + "号"
                + (1 + random.nextInt(30))
                + "幢"
                + (101 + random.nextInt(2400))
                + "室";
    }

    public static String email(RandomGenerator random) {
        return "kehu"
                + Long.toString(random.nextLong(1L << 40), 36)
                + "@"
                + DOMAINS.get(random.nextInt(DOMAINS.size()));
    }
}
