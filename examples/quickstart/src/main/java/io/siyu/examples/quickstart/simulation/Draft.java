package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Catalogue.Line;
import io.siyu.examples.quickstart.simulation.Happening.Removal;
import io.siyu.identity.IdentityKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A life being written (人生草稿). Every verb writes one happening and returns when it happened.
 *
 * <p>No two happenings of one life share a second unless a story asks for it, so that the order in
 * which a fold reads them never depends on the ids that break ties.
 */
final class Draft {
  final int number;
  final Draw draw;
  final Season season;
  final Names names;
  final IdentityKey contact;
  final IdentityKey openId;
  final IdentityKey unionId;

  /** The name at the official account. */
  final IdentityKey follower;

  /** What the person uses up and buys again. */
  private final Product refill;

  private final List<Happening> happenings = new ArrayList<>();
  private final Set<Long> secondsTaken = new HashSet<>();
  private int serial;
  private boolean hasBought;
  private boolean hasLooked;
  private boolean regular;

  Draft(int number, long seed, Season season, Names names) {
    this.number = number;
    this.draw = Draw.of(seed, "life", number);
    this.season = season;
    this.names = names;
    this.contact = names.contact(number);
    this.openId = names.openId(number);
    this.unionId = names.unionId(number);
    this.follower = names.openIdAt(Brand.FOLLOWERS_APPID, number);
    this.refill = Catalogue.refill(draw);
  }

  List<Happening> finish() {
    return List.copyOf(happenings);
  }

  /** Returns the first free second at or after an instant, and takes it. */
  Instant free(Instant wish) {
    long second = wish.getEpochSecond();
    while (!secondsTaken.add(second)) {
      second++;
    }
    return Instant.ofEpochSecond(second);
  }

  /** Returns the first free midnight at or after an instant, and takes it. */
  Instant freeMidnight(Instant wish) {
    Instant midnight = Season.midnightOf(wish.plus(Duration.ofDays(1)));
    while (!secondsTaken.add(midnight.getEpochSecond())) {
      midnight = Season.midnightOf(midnight.plus(Duration.ofDays(1)));
    }
    return midnight;
  }

  /** Takes a free second for something that the host's finer clock saw. */
  private Instant freeWithMillis(Instant wish) {
    return free(wish).plusMillis(draw.below(1000));
  }

  void write(Happening happening) {
    happenings.add(happening);
  }

  /** Returns a number that no other order, payment or refund of the world has. */
  String unique(String prefix) {
    return prefix + String.format(Locale.ROOT, "%08d%03d", number, serial++);
  }

  /** Some time after an instant: so many seconds at least and at most. */
  Instant after(Instant instant, Duration least, Duration most) {
    return instant.plusSeconds(draw.between(least.toSeconds(), most.toSeconds()));
  }

  /** When a story begins: within the window, early enough for most of it to end there. */
  Instant opening() {
    long reach = Duration.ofDays(season.days()).toSeconds();
    return season.start().plusSeconds(draw.between(0, reach * 7 / 10));
  }

  /** Some hours or days after an instant. */
  Instant later(Instant from) {
    return after(from, Duration.ofHours(2), Duration.ofDays(4));
  }

  /** Some minutes after an instant. */
  Instant minutesAfter(Instant from) {
    return after(from, Duration.ofMinutes(1), Duration.ofMinutes(50));
  }

  /** Makes this somebody known in the mini-program, whose unionid is known too. */
  Instant shopper() {
    Instant met = touch(opening(), openId, channel());
    recognise(later(met), openId, unionId, "login");
    return met;
  }

  Instant touch(Instant when, IdentityKey who, String channel) {
    return touch(when, who, channel, true);
  }

  Instant touch(Instant when, IdentityKey who, String channel, boolean anew) {
    Instant at = freeWithMillis(when);
    write(new Happening.Touched(at, who, channel, anew));
    return at;
  }

  Instant add(Instant when, String steward, String state) {
    Instant at = free(when);
    write(new Happening.Added(at, contact, steward, state, false));
    return at;
  }

  Instant addHalf(Instant when, String steward, String state) {
    Instant at = free(when);
    write(new Happening.Added(at, contact, steward, state, true));
    return at;
  }

  Instant remove(Instant when, String steward, Removal how) {
    Instant at = free(when);
    write(new Happening.Removed(at, contact, steward, how));
    return at;
  }

  Instant edit(Instant when, String steward) {
    Instant at = free(when);
    write(new Happening.Edited(at, contact, steward));
    return at;
  }

  Instant failHandOver(Instant when, String steward) {
    Instant at = free(when);
    write(new Happening.HandOverFailed(at, contact, steward));
    return at;
  }

  Instant followLink(Instant when, String link, String state, boolean asked) {
    Instant at = free(when);
    write(new Happening.LinkFollowed(at, link, state, asked));
    return at;
  }

  Instant startChat(Instant when, String steward, String link) {
    Instant at = free(when);
    write(new Happening.ChatStarted(at, contact, steward, link));
    return at;
  }

  Instant writeAgain(Instant when, String link) {
    Instant at = free(when);
    write(new Happening.WroteAgain(at, link));
    return at;
  }

  Instant enter(Instant when, IdentityKey who, String pool, String channel) {
    Instant at = freeWithMillis(when);
    write(new Happening.Entered(at, who, pool, channel));
    return at;
  }

  Instant exit(Instant when, IdentityKey who, String pool) {
    Instant at = freeWithMillis(when);
    write(new Happening.Exited(at, who, pool));
    return at;
  }

  Instant follow(Instant when, String code) {
    Instant at = free(when);
    write(new Happening.Followed(at, follower, code));
    return at;
  }

  Instant unfollow(Instant when) {
    Instant at = free(when);
    write(new Happening.Unfollowed(at, follower));
    return at;
  }

  Instant scan(Instant when, String code) {
    Instant at = free(when);
    write(new Happening.Scanned(at, follower, code));
    return at;
  }

  Instant speak(Instant when, IdentityKey who, boolean inbound) {
    Instant at = freeWithMillis(when);
    String pool = draw.chance(500) ? Brand.CONTACTS : Brand.CONTACTS_ACCOUNT;
    write(new Happening.Spoke(at, who, pool, inbound));
    return at;
  }

  Instant recognise(Instant when, IdentityKey who, IdentityKey alsoKnownAs, String evidence) {
    Instant at = freeWithMillis(when);
    write(new Happening.Recognised(at, who, alsoKnownAs, evidence));
    return at;
  }

  Instant vouch(Instant when, IdentityKey who, IdentityKey other, boolean same) {
    Instant at = freeWithMillis(when);
    write(new Happening.Vouched(at, who, other, same));
    return at;
  }

  Instant recommend(Instant when, IdentityKey who, IdentityKey invitee, boolean qualified) {
    Instant at = freeWithMillis(when);
    write(new Happening.Recommended(at, who, invitee, qualified));
    return at;
  }

  /** From now on the person buys what they use up. */
  void becomeRegular() {
    regular = true;
  }

  /** Whether they looked at anything: the gift is for those who buy without. */
  boolean hasLooked() {
    return hasLooked;
  }

  Instant view(Instant when, Product product) {
    hasLooked = true;
    Instant at = freeWithMillis(when);
    write(new Happening.Viewed(at, openId, product.sku()));
    return at;
  }

  Instant vote(Instant when, String panel, String candidate, int stars) {
    Instant at = freeWithMillis(when);
    write(new Happening.Voted(at, openId, panel, candidate, stars));
    return at;
  }

  Instant pledge(Instant when, long units) {
    Instant at = freeWithMillis(when);
    write(
        new Happening.Pledged(
            at, openId, CocreationPlan.PRESALE, CocreationPlan.PRESALE_SKU, units));
    return at;
  }

  Instant label(Instant when, IdentityKey who, String tag, boolean on) {
    Instant at = freeWithMillis(when);
    write(new Happening.Labelled(at, who, tag, on));
    return at;
  }

  /** Agrees at one account to hear of offers. */
  Instant agree(Instant when, IdentityKey who, String channel) {
    return agree(when, who, channel, false, Optional.empty());
  }

  Instant agree(
      Instant when, IdentityKey who, String channel, boolean forPerson, Optional<Instant> expires) {
    Instant at = freeWithMillis(when);
    write(new Happening.ConsentGiven(at, who, Consents.MARKETING, channel, forPerson, expires));
    return at;
  }

  Instant refuse(Instant when, IdentityKey who, String channel) {
    Instant at = freeWithMillis(when);
    write(new Happening.ConsentWithdrawn(at, who, Consents.MARKETING, channel));
    return at;
  }

  Instant adjustPoints(Instant when, String ledger, long points) {
    Instant at = freeWithMillis(when);
    write(new Happening.PointsAdjusted(at, openId, ledger, points, ""));
    return at;
  }

  /** Gives points of a spending back. */
  Instant returnPoints(Instant when, String spending, long points) {
    Instant at = freeWithMillis(when);
    write(new Happening.PointsAdjusted(at, openId, MembershipRules.SPENDABLE, points, spending));
    return at;
  }

  Instant spendPoints(Instant when, long points, String spending) {
    Instant at = freeWithMillis(when);
    write(new Happening.PointsSpent(at, openId, MembershipRules.SPENDABLE, points, spending));
    return at;
  }

  Instant grantTier(Instant when, String tier, Optional<Instant> until) {
    Instant at = freeWithMillis(when);
    write(new Happening.TierGranted(at, openId, tier, until));
    return at;
  }

  Instant appeal(Instant when, Happening.Appeal outcome) {
    Instant at = freeWithMillis(when);
    write(new Happening.Appealed(at, openId, outcome));
    return at;
  }

  /** What the person buys next: the first time other things than later. */
  List<Line> basket() {
    boolean first = !hasBought;
    hasBought = true;
    List<Line> basket =
        first ? Catalogue.firstBasket(draw) : Catalogue.laterBasket(draw, refill, regular);
    return hasLooked ? basket : Catalogue.withGift(draw, basket);
  }

  /** What the person buys the first time if they liked what they saw. */
  List<Line> basketOf(Product liked) {
    hasBought = true;
    return Catalogue.basketOf(draw, liked);
  }

  String steward() {
    return draw.pick(Brand.STEWARDS);
  }

  String channel() {
    return draw.pick(Brand.CHANNELS_USED).code();
  }

  /**
   * What a join carries in State: mostly the code of the way in, else another, a foreign one, or
   * none.
   */
  String state(String wayIn) {
    int which = draw.below(100);
    if (which < 65) {
      return wayIn;
    }
    if (which < 75) {
      return channel();
    }
    return which < 88 ? "" : draw.pick(Brand.FOREIGN_CODES);
  }
}
