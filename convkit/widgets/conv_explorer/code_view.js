// The same convolution in six libraries, for the settings as they stand.
import { paddingWidths } from "../shared/arithmetic.js";
import { copyButton } from "../shared/copy.js";
import { element, setText } from "../shared/text.js";

const list = (values) => `[${values.join(", ")}]`;
const tuple = (values) => `(${values.join(", ")})`;
const pairs = (widths) => tuple(widths.map(tuple));

// Each writes code that turns two arrays, image (H, W) and kernel (h, w), into y.
const LIBRARIES = {
  convkit: ({ flip, stride, widths, dilation }) => [
    "from convkit import conv2d",
    "",
    ...flip,
    `y = conv2d(image, kernel, stride=${tuple(stride)}, padding=${pairs(widths)},`,
    `           dilation=${tuple(dilation)})`,
  ],
  PyTorch: ({ flip, stride, widths: [[top, bottom], [left, right]], dilation }) => [
    "import torch",
    "import torch.nn.functional as F",
    "",
    ...flip,
    "x = torch.as_tensor(image)[None, None].float()   # (N, C, H, W)",
    "w = torch.as_tensor(kernel.copy())[None, None].float()",
    ...(top === bottom && left === right ? [
      `y = F.conv2d(x, w, stride=${tuple(stride)}, padding=${tuple([top, left])},`,
    ] : [
      `x = F.pad(x, ${tuple([left, right, top, bottom])})   # the last axis first`,
      `y = F.conv2d(x, w, stride=${tuple(stride)},`,
    ]),
    `             dilation=${tuple(dilation)})[0, 0]`,
  ],
  TensorFlow: ({ flip, stride, widths, dilation, isStridedAndDilated }) => [
    "import tensorflow as tf",
    "",
    ...flip,
    "x = tf.cast(image, tf.float32)[None, :, :, None]   # (N, H, W, C)",
    "w = tf.cast(kernel, tf.float32)[:, :, None, None]   # (h, w, C_in, C_out)",
    `x = tf.pad(x, ${list([[0, 0], ...widths, [0, 0]].map(list))})`,
    ...(isStridedAndDilated ? [
      "# TensorFlow takes no stride beside a dilation: the stride picks from stride 1",
      `y = tf.nn.conv2d(x, w, strides=1, padding="VALID", dilations=${list(dilation)})`,
      `y = y[0, ::${stride[0]}, ::${stride[1]}, 0]`,
    ] : [
      `y = tf.nn.conv2d(x, w, strides=${list(stride)}, padding="VALID",`,
      `                 dilations=${list(dilation)})[0, :, :, 0]`,
    ]),
  ],
  JAX: ({ flip, stride, widths, dilation }) => [
    "import jax.numpy as jnp",
    "from jax import lax",
    "",
    ...flip,
    "x = jnp.asarray(image, float)[None, None]   # (N, C, H, W)",
    "w = jnp.asarray(kernel, float)[None, None]   # (C_out, C_in, h, w)",
    `y = lax.conv_general_dilated(x, w, window_strides=${tuple(stride)},`,
    `                             padding=${pairs(widths)},`,
    `                             rhs_dilation=${tuple(dilation)})[0, 0]`,
  ],
  SciPy: ({ isFlipped, stride, widths, dilation, kernel: [h, w], span }) => [
    "import numpy as np",
    "from scipy.signal import " + (isFlipped ? "convolve2d" : "correlate2d"),
    "",
    `x = np.pad(image, ${pairs(widths)})`,
    ...(dilation[0] > 1 || dilation[1] > 1 ? [
      `w = np.zeros(${tuple(span)}, kernel.dtype)   # ${h}×${w} taps, spread out`,
      `w[::${dilation[0]}, ::${dilation[1]}] = kernel`,
    ] : ["w = kernel"]),
    // SciPy's "valid" also lets the larger array slide; the padded input is never the smaller here
    `y = ${isFlipped ? "convolve2d" : "correlate2d"}(x, w, mode="valid")[::${stride[0]}, ::${stride[1]}]`,
  ],
  ONNX: ({ flip, stride, widths: [[top, bottom], [left, right]], dilation, kernel }) => [
    "from onnx import helper",
    "",
    ...flip.length ? ["# the weights are kernel[::-1, ::-1]"] : [],
    'node = helper.make_node(',
    '    "Conv", inputs=["x", "w"], outputs=["y"],   # x (N, C, H, W), w (C_out, C_in, h, w)',
    `    kernel_shape=${list(kernel)}, strides=${list(stride)},`,
    `    pads=${list([top, left, bottom, right])}, dilations=${list(dilation)})`,
  ],
};

function librariesCode(state) {
  const axes = [state.height, state.width];
  const of = (name) => axes.map((axis) => axis[name]);
  const [stride, dilation] = [of("stride"), of("dilation")];
  const facts = {
    stride, dilation,
    kernel: of("kernel"),
    span: axes.map((axis) => axis.dilation * (axis.kernel - 1) + 1),
    widths: axes.map(paddingWidths),
    isFlipped: state.isFlipped,
    isStridedAndDilated: Math.max(...stride) > 1 && Math.max(...dilation) > 1,
    flip: state.isFlipped ? ["kernel = kernel[::-1, ::-1]   # convolution turns the kernel over"] : [],
  };
  return Object.fromEntries(
    Object.entries(LIBRARIES).map(([name, write]) => [name, write(facts).join("\n")]));
}

export function codeView(words, redraw) {
  const choice = element("select", { "aria-label": words.library });
  for (const name of Object.keys(LIBRARIES)) choice.append(new Option(name));
  choice.addEventListener("change", redraw);
  const code = element("code");
  const { button, reset } = copyButton(() => code.textContent, {
    label: words.copy, done: words.copied, failed: words.not_copied,
  });
  const node = element("div", { class: "convkit-code" },
    element("div", { class: "convkit-row" }, choice, button),
    element("pre", { tabindex: "0", "aria-label": words.code_label }, code));
  return {
    node,
    write(state) {
      const text = librariesCode(state)[choice.value];
      if (code.textContent !== text) reset();
      setText(code, text);
    },
  };
}
