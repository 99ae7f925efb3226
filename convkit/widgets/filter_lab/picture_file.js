// A picture file as a grey plane, opened in the browser: nothing is sent anywhere.
import { greyPlane } from "./filtering.js";

const LARGEST_SIDE = 512; // pixels; larger pictures are reduced
const MOST_PIXELS = 40e6; // decoding more would fill the memory of a phone

// Gives {plane, width, height}, with the picture's own size, or {problem}: the word for why not.
export const openPicture = async (file) => {
  const address = URL.createObjectURL(file);
  try {
    const image = await loaded(address); // knows its size before it is decoded
    const { naturalWidth: width, naturalHeight: height } = image;
    if (!width || !height) return { problem: "not_picture" };
    if (width * height > MOST_PIXELS) return { problem: "too_large", width, height };
    return { plane: greyPlane(await pixelsOf(image, width, height)), width, height };
  } catch { // no picture, broken, or of a format that this browser cannot read
    return { problem: "not_picture" };
  } finally {
    URL.revokeObjectURL(address);
  }
};

function loaded(address) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.addEventListener("load", () => resolve(image));
    image.addEventListener("error", reject);
    image.src = address;
  });
}

async function pixelsOf(image, width, height) {
  const scale = Math.min(1, LARGEST_SIDE / Math.max(width, height));
  const [columns, rows] = [width, height].map((side) => Math.max(1, Math.round(scale * side)));
  const bitmap = await createImageBitmap(image, {
    resizeWidth: columns, resizeHeight: rows, resizeQuality: "high",
  });
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: columns, height: rows });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.fillStyle = "white"; // behind what is transparent
  context.fillRect(0, 0, columns, rows);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, columns, rows);
}
