package io.siyu.wecom;

import io.siyu.tck.AdapterImportsContract;

class WeComImportsTest extends AdapterImportsContract {
  @Override
  protected String basePackage() {
    return "io.siyu.wecom";
  }
}
