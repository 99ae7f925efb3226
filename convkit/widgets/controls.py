"""ipywidgets controls joined to a view by ``jslink``, so that they work without a kernel."""

import ipywidgets as widgets

LABEL_WIDTH = "9.5em"


class Controls:
    """Builds controls for the traits of one view."""

    def __init__(self, view, label_width=LABEL_WIDTH):
        self.view = view
        self._label_width = label_width
        # one layout and one style for all: each costs its own state in the page
        self._layout = widgets.Layout(width="auto")
        self._style = widgets.SliderStyle(description_width=label_width)

    def slider(self, trait, label, low, high, *, css=()):
        """Whole numbers from ``low`` to ``high``; the label may be HTML."""
        slider = widgets.IntSlider(
            getattr(self.view, trait),
            min=low,
            max=high,
            description=label,
            description_allow_html=True,
            layout=self._layout,
            style=self._style,
        )
        return self._linked(slider, trait, css)

    def dropdown(self, trait, label, options):
        """Choose one of ``options``; the trait holds its place in the list."""
        dropdown = widgets.Dropdown(
            options=options,
            index=getattr(self.view, trait),
            description=label,
            layout=self._layout,
            style={"description_width": self._label_width},
        )
        return self._linked(dropdown, trait, value="index")  # the words never leave Python

    def checkbox(self, trait, label, *, css=()):
        """On or off."""
        checkbox = widgets.Checkbox(
            getattr(self.view, trait), description=label, indent=False, layout=self._layout
        )
        return self._linked(checkbox, trait, css)

    def stepper(self, trait, last_trait, label):
        """Play buttons and a slider from 0 to whatever ``last_trait`` says."""
        slider = self.slider(trait, label, 0, max(1, getattr(self.view, last_trait)))
        play = widgets.Play(
            getattr(self.view, trait), min=0, max=slider.max, interval=400, show_repeat=False
        )
        self._linked(play, trait)
        for control in (slider, play):
            widgets.jslink((self.view, last_trait), (control, "max"))
        return self._beside(play, slider)

    def clock(self, trait, label, ends, step, last_step, *, spacing=1, interval=400):
        """Play buttons that count ``step``, and a slider of ``trait`` between two other traits.

        The slider's numbers lie ``spacing`` apart; whole ones are shown without decimals.
        """
        first, last = (getattr(self.view, end) for end in ends)
        kind = widgets.IntSlider if spacing == 1 else widgets.FloatSlider
        slider = kind(
            getattr(self.view, trait),
            min=first,
            max=last,
            step=spacing,
            description=label,
            layout=self._layout,
            style=self._style,
        )
        play = widgets.Play(
            getattr(self.view, step),
            min=0,
            max=getattr(self.view, last_step),
            interval=interval,
            show_repeat=False,
        )
        self._linked(slider, trait)
        self._linked(play, step)
        for control, target, source in (
            (slider, "min", ends[0]),
            (slider, "max", ends[1]),
            (play, "max", last_step),
        ):
            widgets.jslink((self.view, source), (control, target))
        return self._beside(play, slider)

    def _beside(self, play, slider):
        row = widgets.HBox([play, slider], layout=self._layout)
        row.add_class("convkit-stepper")
        return row

    def _linked(self, control, trait, css=(), value="value"):
        for name in css:
            control.add_class(name)
        widgets.jslink((control, value), (self.view, trait))
        return control
