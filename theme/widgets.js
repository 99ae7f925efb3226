// Shows ipywidgets where there is no kernel: the views of the explorers, their controls, and the
// links between them. tools/assets.py makes one script of this and all that it imports.

import * as base from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager";
import * as controls from "@jupyter-widgets/controls";
import "@jupyter-widgets/controls/css/labvariables.css";
import "@jupyter-widgets/controls/css/widgets-base.css";
import { Widget } from "@lumino/widgets";
import "@lumino/widgets/style/index.css";

import anywidget from "anywidget";
import "convkit"; // sets globalThis.convkit, which the states name

const MODULES = { "@jupyter-widgets/base": base, "@jupyter-widgets/controls": controls, anywidget };

class Manager extends ManagerBase {
  async loadClass(name, module) {
    if (!(module in MODULES)) throw new Error(`pages bring no widgets of ${module}: theme/widgets.js`);
    return MODULES[module][name];
  }

  // What goes to Python elsewhere ends here.
  async _create_comm() {
    return { on_msg() {}, on_close() {}, send() {}, close() {} };
  }

  async _get_comm_info() {
    return {};
  }
}

// state: what ipywidgets saves of all models; id: the model to see; place: where.
export async function show(state, id, place) {
  const manager = new Manager();
  await manager.set_state(state);
  const view = await manager.create_view(await manager.get_model(id));
  Widget.attach(view.luminoWidget, place);
}
