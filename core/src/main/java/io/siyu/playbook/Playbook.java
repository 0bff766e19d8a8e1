package io.siyu.playbook;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.siyu.channel.Channel;
import io.siyu.code.CarriedCode;
import io.siyu.code.ChannelCodec;
import io.siyu.points.PointsProgramme;
import io.siyu.pool.LinkPolicy;
import io.siyu.pool.TrafficPool;
import io.siyu.pool.UserPool;
import io.siyu.product.Product;
import io.siyu.segment.Segment;
import io.siyu.tier.TierProgramme;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The business as data (经营手册): what its pools, channels and products are and which rules hold. It
 * contains no secrets. Immutable and thread-safe.
 */
public final class Playbook {
  private final String version;
  private final ZoneId zone;
  private final String currency;
  private final IdentityRules identity;
  private final List<TrafficPool> trafficPools;
  private final List<UserPool> userPools;
  private final List<Channel> channels;
  private final LinkPolicy links;
  private final List<Product> products;
  private final OrderCosts costs;
  private final StageRules stages;
  private final Attribution attribution;
  private final ErasurePolicy erasure;
  private final List<PointsProgramme> points;
  private final TierProgramme tiers;
  private final StandingRules standing;
  private final List<Segment> segments;
  private final GoodsRules goods;
  private final CocreationRules cocreation;
  private final Map<String, Product> productsBySku;
  private final Map<String, UserPool> poolsByReference;
  private final Map<String, Channel> channelsByCode;

  Playbook(
      String version,
      ZoneId zone,
      String currency,
      IdentityRules identity,
      List<TrafficPool> trafficPools,
      List<UserPool> userPools,
      List<Channel> channels,
      LinkPolicy links,
      List<Product> products,
      OrderCosts costs,
      StageRules stages,
      Attribution attribution,
      ErasurePolicy erasure,
      List<PointsProgramme> points,
      TierProgramme tiers,
      StandingRules standing,
      List<Segment> segments,
      GoodsRules goods,
      CocreationRules cocreation) {
    this.version = version;
    this.zone = zone;
    this.currency = currency;
    this.identity = identity;
    this.trafficPools = ImmutableList.copyOf(trafficPools);
    this.userPools = ImmutableList.copyOf(userPools);
    this.channels = ImmutableList.copyOf(channels);
    this.links = links;
    this.products = ImmutableList.copyOf(products);
    this.costs = costs;
    this.stages = stages;
    this.attribution = attribution;
    this.erasure = erasure;
    this.points = ImmutableList.copyOf(points);
    this.tiers = tiers;
    this.standing = standing;
    this.segments = ImmutableList.copyOf(segments);
    this.goods = goods;
    this.cocreation = cocreation;
    this.productsBySku = Maps.uniqueIndex(this.products, Product::sku);
    ImmutableMap.Builder<String, UserPool> references = ImmutableMap.builder();
    userPools.forEach(pool -> references.put(pool.account(), pool));
    userPools.forEach(pool -> references.put(pool.id(), pool));
    this.poolsByReference = references.buildKeepingLast();
    this.channelsByCode = Maps.uniqueIndex(this.channels, Channel::code);
  }

  /**
   * Reads a playbook.
   *
   * @throws PlaybookException if it breaks any rule; the exception holds every violation
   */
  public static Playbook parse(String json) {
    return PlaybookJson.read(json);
  }

  /** Returns the canonical JSON form; {@link #parse} reads it back to an equal playbook. */
  public String toJson() {
    return PlaybookJson.write(this);
  }

  /** The version that reports and decisions name. */
  public String version() {
    return version;
  }

  /** The zone in which the business counts days. */
  public ZoneId zone() {
    return zone;
  }

  /** The one currency of the business, ISO 4217. */
  public String currency() {
    return currency;
  }

  /** How keys become persons. */
  public IdentityRules identity() {
    return identity;
  }

  /** The traffic pools, in the order given. */
  public List<TrafficPool> trafficPools() {
    return trafficPools;
  }

  /** The user pools, in the order given. */
  public List<UserPool> userPools() {
    return userPools;
  }

  /** The channels, in the order given. */
  public List<Channel> channels() {
    return channels;
  }

  /** Which traffic pools' links lead to which user pools, and since when. */
  public LinkPolicy links() {
    return links;
  }

  /** The products, in the order given. */
  public List<Product> products() {
    return products;
  }

  /** What orders cost beside their goods. */
  public OrderCosts costs() {
    return costs;
  }

  /** What it takes to reach a stage. */
  public StageRules stages() {
    return stages;
  }

  /** Which touch an order is credited to. */
  public Attribution attribution() {
    return attribution;
  }

  /** What is kept of somebody erased, on which ground, and who answers demands for deletion. */
  public ErasurePolicy erasure() {
    return erasure;
  }

  /**
   * The ledgers of points and the rules by which they are earned and expire, in the order given.
   */
  public List<PointsProgramme> points() {
    return points;
  }

  /** The rules of tiers, by when they came into force. */
  public TierProgramme tiers() {
    return tiers;
  }

  /** How standing, signs of abuse and RFM are judged. */
  public StandingRules standing() {
    return standing;
  }

  /** The segments, in the order given, in which each may name those before it. */
  public List<Segment> segments() {
    return segments;
  }

  /** How goods are judged and put together. */
  public GoodsRules goods() {
    return goods;
  }

  /** What customers are asked to decide. */
  public CocreationRules cocreation() {
    return cocreation;
  }

  /** Finds a product by its code. */
  public Optional<Product> product(String sku) {
    return Optional.ofNullable(productsBySku.get(sku));
  }

  /** Finds a user pool by its id or, failing that, its account. */
  public Optional<UserPool> userPool(String idOrAccount) {
    return Optional.ofNullable(poolsByReference.get(idOrAccount));
  }

  /**
   * Finds a channel by what a touch carried: its code, as it is or as {@link ChannelCodec} writes
   * it.
   */
  public Optional<Channel> channel(String carried) {
    Channel named = channelsByCode.get(carried);
    if (named == null && ChannelCodec.decode(carried) instanceof CarriedCode.Ours ours) {
      named = channelsByCode.get(ours.channel());
    }
    return Optional.ofNullable(named);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Playbook that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  @Override
  public String toString() {
    return "Playbook[" + version + "]";
  }
}
