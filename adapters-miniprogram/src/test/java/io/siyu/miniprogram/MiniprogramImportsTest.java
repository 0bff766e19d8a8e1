package io.siyu.miniprogram;

import io.siyu.tck.AdapterImportsContract;

class MiniprogramImportsTest extends AdapterImportsContract {
  @Override
  protected String basePackage() {
    return "io.siyu.miniprogram";
  }
}
